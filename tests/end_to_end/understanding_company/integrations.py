"""AC-01: fifty conversations with one word in common, and three things that they mean."""

from tests.end_to_end.understanding_company.people import LOOKING_AROUND, ORDINARY
from tests.end_to_end.understanding_company.telling import talks

WORD = "integration"
_WANTED = (
    "Please build an integration with Salesforce so that our reps stop typing every client twice.",
    "We would love a Salesforce integration that copies won opportunities over as jobs.",
    "Is a Salesforce integration on your roadmap for this year?",
    "It would be great if you offered an integration with Salesforce.",
    "Could you add a native Salesforce integration? Our sales team keeps its contacts there.",
    "Our head of sales asks every week when there will be an integration with Salesforce.",
    "A two-way integration with Salesforce is the one thing missing for us.",
    "Any chance of a Salesforce integration before the summer?",
    "I'd like to request an integration that pulls accounts from Salesforce every night.",
    "We need an integration with Salesforce, ideally one that maps custom fields too.",
    "Feature wish: Salesforce integration with field mapping.",
    "Can you make an integration with SFDC happen? Copying opportunities eats up our Fridays.",
    "Without a Salesforce integration our account managers have to keep two lists of clients.",
    "When will you support an integration with Salesforce?",
    "I wish there was an integration between your tool and Salesforce.",
    "Would you consider building a Salesforce integration for mid-sized teams like ours?",
    "Do you have an integration with Salesforce?",
    "We are moving our CRM to Salesforce in May and are hoping for an integration by then.",
    "Please put a Salesforce integration on the list of things to build.",
    "What we miss most is an integration that writes the job status back to Salesforce.",
    "My vote goes to a Salesforce integration.",
    "An official integration with Salesforce would save our coordinators two days a week.",
    "Do you plan to release an integration for Salesforce users?",
    "It'd help us a lot to see Salesforce deals next to our jobs through an integration.",
    "Our admins asked me to send in a request for a Salesforce integration.",
    "Let us connect Salesforce, even a basic one-way integration would do.",
    "You should really offer a Salesforce integration, every other tool we run has one.",
    "Could the next release bring an integration with Salesforce Sales Cloud?",
    "How about a Salesforce integration that turns closed deals into records by itself?",
    "New leads from Salesforce should show up here, so an integration tops our list of wishes.",
)
_BROKEN = (
    "Our QuickBooks integration stopped syncing invoices on Monday night.",
    "The Slack integration no longer posts anything into our dispatch channel.",
    "The Xero integration throws a 500 error each time we push a bill.",
    "Since your update the HubSpot integration creates every company twice.",
    "The Google Calendar integration is broken, none of the visits of this week show up.",
    "The Outlook integration disconnects by itself every few hours.",
    "Something is wrong with the integration to QuickBooks: half of the customers arrive without "
    "an address.",
    "The HubSpot integration hangs at 40 percent and then fails.",
    "The integration with Okta rejects half of our logins with an invalid signature.",
    "All jobs that came through the Slack integration yesterday show the wrong time.",
    "Our Xero integration keeps dropping payments, and nobody was warned.",
    "The calendar integration deletes appointments that were moved in Outlook.",
)
_ELSEWHERE = (
    "Orbexa has an integration with our warehouse system out of the box, which makes it hard to "
    "defend you here.",
    "We are looking at Worklane because their integration with our ERP is finished already.",
    "Plinthworks shipped an integration for our phone system last month, you have none.",
    "Our new parent company runs on Rivetdesk, could you build an integration with it?",
    "The integration marketplace of Worklane impressed our board in a demo.",
    "Half of our subsidiaries work in Plinthworks, so we need an integration between the two.",
    "Rivetdesk offered to move us over for free, including the integration with our payroll.",
    "Why does Orbexa get an integration with our bank and you do not?",
)
DEMAND = talks(1000, ORDINARY, _WANTED)
DEFECTS = talks(1100, ORDINARY, _BROKEN)
COMPETITION = talks(1200, LOOKING_AROUND, _ELSEWHERE)
MORE = (
    "Would an integration with Salesforce be thinkable for the autumn?",
    "The QuickBooks integration has been sending empty bills since the weekend.",
)
