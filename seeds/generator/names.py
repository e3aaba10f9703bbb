"""Invented names of firms and people; free-mail hosts are the only real domains."""

FIRM_WORDS = (
    "Northgate", "Bluefern", "Copperline", "Havenport", "Redmoor", "Silverbirch", "Oakhurst",
    "Larkfield", "Stonebridge", "Westhollow", "Amberley", "Fairwind", "Greyfriars", "Highmarsh",
    "Ivorydale", "Juniper", "Kestrel", "Lindenway", "Marlow", "Nettlecombe", "Orchardside",
    "Pinecrest", "Quarryhill", "Riverton", "Saltmarsh", "Thornbury", "Underwood", "Valewood",
    "Windermoor", "Yarrow", "Ashcombe", "Brookvale", "Cedarpoint", "Dunmore", "Elmstead",
    "Foxglove", "Glenrock", "Hollybank", "Inverlane", "Jasper", "Kingsferry", "Lakemont",
    "Millstream", "Newhaven", "Otterburn", "Peregrine", "Rosedale", "Summerfield", "Tidewater",
    "Wrenfield",
)  # fmt: skip
FIRM_KINDS = {
    "agency": ("Studio", "Creative", "Media", "Communications"),
    "facility_management": ("Facilities", "Property Services", "Building Care", "Estates"),
    "installation": ("Heating", "Electrical", "Solar", "Mechanical"),
    "accounting": ("Accountants", "Advisory", "Bookkeeping", "Tax Partners"),
    "healthcare": ("Clinics", "Dental Group", "Physio", "Care Partners"),
}
USE_CASES = {
    "agency": ("campaign delivery", "quarterly reporting", "client approvals"),
    "facility_management": ("maintenance rounds", "quarterly reporting", "asset register"),
    "installation": ("field jobs", "warranty tracking", "quote to invoice"),
    "accounting": ("quarterly reporting", "client onboarding", "deadline tracking"),
    "healthcare": ("appointment back office", "equipment checks", "quarterly reporting"),
}
FIRST_NAMES = (
    "Amelia", "Bruno", "Carla", "Dmitri", "Elena", "Farid", "Grace", "Henrik", "Inés", "Jonas",
    "Keiko", "Liam", "Maren", "Nadia", "Oscar", "Priya", "Quentin", "Rosa", "Stefan", "Tara",
    "Umar", "Vera", "Wim", "Ximena", "Yusuf", "Zoë", "Aidan", "Beatriz", "Cormac", "Dana", "Emre",
    "Fiona", "Gustav", "Hana", "Igor", "João", "Karim", "Lotte", "Mateo", "Nora", "Owen", "Petra",
    "Rafael", "Sana", "Tomas", "Ursula", "Viktor", "Wendy", "Yara", "Zack",
)  # fmt: skip
LAST_NAMES = (
    "Abbott", "Brandt", "Castillo", "Dupont", "Eriksen", "Fischer", "Gallo", "Haddad", "Ivanova",
    "Jansen", "Kowalski", "Lindqvist", "Moreau", "Nakamura", "Okafor", "Pereira", "Quinn", "Rossi",
    "Sandhu", "Tanaka", "Ulrich", "Vargas", "Walsh", "Xu", "Yilmaz", "Zimmer", "Archer", "Bergman",
    "Costa", "Doyle", "Ellis", "Ferreira", "Grant", "Hughes", "Iqbal", "Joshi", "Keller", "Larsen",
    "Meyer", "Novák", "Osman", "Patel", "Reyes", "Schmidt", "Torres", "Vance", "Weber", "Young",
)  # fmt: skip
JOB_TITLES = (
    "Operations Manager", "Office Manager", "Founder", "Head of Operations", "IT Administrator",
    "Project Coordinator", "Finance Lead", "Software Engineer", "Team Lead", "Dispatcher",
)  # fmt: skip
FREE_MAIL_DOMAINS = ("gmail.com", "outlook.com", "yahoo.com", "gmx.de", "icloud.com")
# name, group: the people and bots of Tallybrook.
AGENTS = (
    ("Mia Holloway", "Support Tier 1"), ("Theo Barnes", "Support Tier 1"),
    ("Anika Rao", "Support Tier 1"), ("Luca Ferri", "Support Tier 1"),
    ("Sofia Mendes", "Support Tier 1"), ("Jack Turner", "Support Tier 1"),
    ("Ewa Zielinska", "Support Tier 2"), ("Noah Fields", "Support Tier 2"),
    ("Chiara Conti", "Support Tier 2"), ("Ben Osei", "Engineering"), ("Ingrid Dahl", "Engineering"),
    ("Ravi Menon", "Engineering"), ("Clara Novotna", "Billing"), ("Sam Whitlock", "Billing"),
    ("Helen Marsh", "Customer Success"), ("Diego Salas", "Customer Success"),
    ("Tallybrook Assistant", "Bots"),
)  # fmt: skip
GROUPS = ("Support Tier 1", "Support Tier 2", "Engineering", "Billing")
