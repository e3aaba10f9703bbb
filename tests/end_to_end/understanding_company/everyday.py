"""What customers write about otherwise: five themes that no scenario asks for."""

from tests.end_to_end.understanding_company.people import ORDINARY
from tests.end_to_end.understanding_company.telling import talks

_BILLING = (
    "The invoice of this month lists seats that we removed in January.",
    "Our invoice carries the wrong VAT number.",
    "Could you send the invoice to our bookkeeper as well?",
    "I need the invoices of last year for our auditor.",
    "The invoice total does not match what left our bank account.",
    "Please change the billing address on our invoices to Leeds.",
    "The card on file expired, where do I enter the new one for billing?",
    "We were billed for a month in which the subscription was paused.",
    "Why is the tax on our invoice higher than last month?",
    "The billing page shows an unpaid invoice that we paid in February.",
    "Can we pay our invoices by bank transfer instead of by card?",
    "The purchase order number is missing on the invoice again.",
)
_DASHBOARDS = (
    "The dashboard takes a minute to load its charts.",
    "Our dashboards are painfully slow every Monday morning.",
    "Widgets on the main dashboard keep spinning for ages.",
    "Loading the dashboard is so slow that people go and get coffee.",
    "The revenue chart on my dashboard loads last, after half a minute.",
    "Since last week dashboards open much slower than before.",
    "The regional dashboard never finishes loading with all widgets on.",
    "Switching the dashboard to another quarter freezes the page for a while.",
    "Our wall screen shows the dashboard with a delay of twenty minutes.",
    "The team dashboard is slow for everyone in the Dublin office.",
)
_PHOTOS = (
    "Photos taken in the mobile app do not upload from basements.",
    "The iPhone app crashes when a technician attaches a photo.",
    "Pictures from the Android app arrive upside down.",
    "The mobile app loses photos when the phone goes offline.",
    "Uploading a photo from the app gets stuck at ninety percent.",
    "My app closes by itself as soon as I take a picture of a meter.",
    "Photos from our phones show up on the wrong job.",
    "Large pictures fail to upload from the mobile app.",
    "The camera inside the app stays black on new Samsung phones.",
    "After the app update, technicians can no longer attach photos.",
)
_PASSWORDS = (
    "The e-mail to reset my password never arrives.",
    "The password reset link has expired before I can click it.",
    "I am locked out after three wrong passwords.",
    "A colleague forgot her password and the reset page shows an error.",
    "Please unlock my login, I mistyped the password too often.",
    "The login page does not accept my new password.",
    "I get logged out right after entering my password.",
    "Resetting the password sends me back to the login page each time.",
    "Our intern's password reset goes to an old e-mail address.",
    "The login says my password is too old, yet offers no way to change it.",
)
_IMPORTS = (
    "The CSV import skips every row with an umlaut.",
    "Importing a spreadsheet of clients ends with an unknown error.",
    "Half of the rows of our CSV file are missing after the import.",
    "The import puts phone numbers into the wrong column.",
    "Our import of 4,000 assets has been pending since yesterday.",
    "The spreadsheet import turns dates around, the month comes before the day.",
    "Why does the import refuse a CSV file with semicolons?",
    "The import created duplicates of all clients in the file.",
    "An import that failed halfway cannot be undone.",
    "Which columns must a CSV file have for the import of jobs?",
)
BILLING = talks(1400, ORDINARY, _BILLING)
EVERYDAY = (
    *BILLING,
    *talks(1500, ORDINARY, _DASHBOARDS),
    *talks(1600, ORDINARY, _PHOTOS),
    *talks(1700, ORDINARY, _PASSWORDS),
    *talks(1800, ORDINARY, _IMPORTS),
)
MORE = (
    "Our invoice names a company that was sold two years ago.",
    "Opening the dashboard of the northern region takes forever.",
    "The app on my tablet will not upload the photos of yesterday.",
    "Nobody in our branch receives the mail for a new password.",
    "The CSV import stops at row 212 without a reason.",
)
