"""Sentences for planted facts that no theme file holds."""

# ruff: noqa: E501 -- a sentence is one line

# Each: the language, the theme, what the customer writes.
NON_ENGLISH = (
    ("es", "password_reset", "Hola, no me llega el correo para cambiar la contraseña. ¿Me podéis ayudar?"),
    ("es", "data_import", "Al importar el Excel se cortan los acentos y faltan unas 200 filas. ¿Qué formato esperáis?"),
    ("es", "permissions_roles", "¿Cómo puedo dar acceso a un colaborador externo solo a un proyecto?"),
    ("es", "invoice_details", "Necesitamos que en la factura aparezca nuestro CIF y la nueva dirección fiscal."),
    ("es", "automation_not_firing", "La regla que avisa al técnico dejó de ejecutarse el lunes sin que nadie tocara nada."),
    ("es", "notifications_noise", "Recibo cincuenta avisos al día y no encuentro dónde quitarlos, es agotador."),
    ("es", "user_error", "Perdón, era culpa mía: estaba mirando el espacio de trabajo equivocado."),
    ("de", "password_reset", "Guten Tag, der Link zum Zurücksetzen des Passworts ist laut Meldung abgelaufen, obwohl er gerade erst kam."),
    ("de", "data_import", "Der CSV-Import bricht bei Zeile 1.024 ab und die Umlaute sind danach unleserlich."),
    ("de", "dashboard_slow", "Die Übersichtsseite braucht bei uns morgens fast eine Minute, bis sie aufgebaut ist."),
    ("de", "permissions_roles", "Wie kann ich verhindern, dass Aushilfen die Kundendaten sehen?"),
    ("de", "invoice_details", "Bitte ergänzen Sie unsere USt-IdNr. und die Bestellnummer auf der letzten Rechnung."),
    ("de", "training_request", "Wir haben vier neue Kolleginnen und hätten gern eine Schulung, am liebsten online."),
    ("de", "automation_not_firing", "Seit dem Wochenende werden die Erinnerungen nicht mehr verschickt, die Regel steht aber auf aktiv."),
    ("fr", "password_reset", "Bonjour, je n'arrive plus à me connecter et le mail de réinitialisation n'arrive pas."),
    ("fr", "data_import", "L'import de notre fichier clients mélange les colonnes adresse et téléphone."),
    ("fr", "dashboard_slow", "Depuis une semaine le tableau de bord met une éternité à s'ouvrir, toute l'équipe attend."),
    ("fr", "notifications_noise", "Je ne reçois plus aucune notification par mail alors que tout est coché."),
    ("fr", "training_request", "Proposez-vous une formation pour les nouveaux arrivants, en visio si possible ?"),
    ("fr", "invoice_details", "Pourriez-vous nous renvoyer la facture de mars avec le bon numéro de commande ?"),
    ("fr", "user_error", "Désolée, fausse alerte, un filtre était resté actif chez moi."),
    ("pt", "password_reset", "Olá, esqueci a senha e o link que recebi diz que já não é válido."),
    ("pt", "data_import", "A planilha foi importada mas os valores ficaram na coluna errada, tudo trocado."),
    ("pt", "permissions_roles", "Quero que o estagiário veja as tarefas mas não consiga apagar nada. Dá para fazer?"),
    ("pt", "dashboard_slow", "O painel trava o navegador sempre que abro a visão do mês."),
    ("pt", "automation_not_firing", "A automação que cria a visita seguinte está a disparar duas vezes."),
)  # fmt: skip
CASUAL_MENTIONS = (
    "We used Orbexa years ago, before my time.",
    "My last employer had Plinthworks, so I may be mixing up the terms.",
    "I think Worklane called this a board, if that helps you understand what I mean.",
    "Funny, a friend of mine works at Rivetdesk.",
    "We came over from Orbexa back in 2021 and some of the old names stuck.",
    "I once had to train people on Plinthworks, that was a different world.",
    "Half of our old sheets still carry the Worklane logo from way back.",
    "Before Tallybrook we had paper, and before the paper we had Rivetdesk for a month or so.",
)
PERSONAL_DATA = (
    "You can ring me on 555-0142 before noon.",
    "Please copy my colleague at accounts.payable@fjordmere.example too.",
    "My direct line is (555) 010-7788, ask for the office.",
    "The card I tried was 4111 1111 1111 1111, expiry 04/29.",
    "If it's easier, text me: +1 555 019 2233.",
    "Our client's address is jo.bell@tinwick.example and they're waiting.",
    "Card ending... ah well, the whole thing is 4111 1111 1111 1111, it's the test one we use.",
    "Call back number: 555 0177.",
    "Send the file to my private mail, hannah.k84@mailbox.example please.",
    "The user who can't get in is r.ortega@halvorsen.example.",
)
AUTOMATION_BRANCHING = (
    "The branching step is where I give up: I can't tell which path runs when both conditions are true.",
    "I added an if/else branch to the automation and now have no idea what the 'otherwise' arm applies to.",
    "Automation branching looks clever but nobody here understands the diagram.",
    "Tried the branch block twice, got tangled up and deleted it again.",
    "What does 'merge back' mean in a branching automation? The wording lost me.",
    "I wanted two outcomes from one rule, found the branches, and couldn't work out how to test one arm.",
    "The branch conditions confuse me, there are three places to set them and they seem to overlap.",
    "Splitting the rule into branches made it worse, I couldn't follow which tasks came from which side.",
)
# AC-16: a billing error, a defect of the payment flow and doubt about reliability in one message.
DOUBLE_CHARGE_AND_TIMEOUT = (
    "I was charged twice this month and when I tried to update my payment method, the page kept timing out. This is the sort of thing that makes me wonder what else isn't working.",
    "Two identical payments left our account on the 3rd. So I went to change the card, and the billing page hung until it gave an error, four times in a row. Getting tired of this, to be honest.",
    "Our statement shows the subscription billed a second time. Attempting to swap the card ended in a time-out at the payment step. How are we meant to rely on this?",
)
OFFLINE_DEAL_BREAKER = "Let me be plain: without this we can't roll out to the other 90 technicians, it's a deal-breaker for the contract."
QUARTERLY_REPORTING = (
    "We need it for the quarterly reporting, that's when every record has to be tidied at once.",
    "It comes up each quarter when we prepare the reports for the board.",
    "Quarterly reporting is the moment it really hurts.",
    "All of this is for our quarterly reporting round.",
)
# Trait of a slot: the sentences it plants.
SENTENCES = {
    "casual_mention": CASUAL_MENTIONS,
    "personal_data": PERSONAL_DATA,
    "automation_branching": AUTOMATION_BRANCHING,
    "quarterly_reporting": QUARTERLY_REPORTING,
    "charge_and_timeout": DOUBLE_CHARGE_AND_TIMEOUT,
}
REQUEST_SUBJECTS = (
    "Question", "help needed", "Problem", "Quick question", "Issue with our account", "Request",
    "Support needed", "hello",
)  # fmt: skip
PAGE_PATHS = {
    "onboarding_setup": "/getting-started",
    "find_export": "/records",
    "find_audit_log": "/records",
    "scheduled_reports": "/reports",
    "report_generation": "/reports/new",
    "automation_setup": "/automations/new",
    "automation_not_firing": "/automations",
    "dashboard_slow": "/dashboards",
    "dashboard_customise": "/dashboards",
    "double_charge": "/settings/billing",
    "payment_page_timeout": "/settings/billing",
    "invoice_details": "/settings/billing",
    "pricing_change": "/settings/plan",
    "seat_management": "/settings/members",
    "permissions_roles": "/settings/roles",
    "password_reset": "/login",
    "data_import": "/import",
    "custom_fields": "/settings/fields",
    "search_results": "/search",
    "calendar_sync": "/settings/calendars",
}
# The coarse category an agent picks; a third of the time it is simply the wrong one.
AGENT_CATEGORIES = ("how_to", "bug", "billing", "account", "feature_request", "other")
THEME_CATEGORIES = {
    "how_to": ("onboarding_setup", "find_export", "find_audit_log", "automation_setup", "custom_fields",
               "permissions_roles", "sso_setup", "training_request", "user_error", "scheduled_reports"),
    "bug": ("automation_not_firing", "integration_broken", "api_errors", "calendar_sync", "mobile_slow",
            "mobile_ios_crash", "report_generation", "dashboard_slow", "search_results", "time_zone",
            "duplicate_records", "data_loss_restore", "ui_quirk", "outage", "webhooks", "data_import"),
    "billing": ("double_charge", "payment_page_timeout", "invoice_details", "pricing_change",
                "downgrade_request", "budget_concern", "cancellation"),
    "account": ("password_reset", "seat_management", "usage_limits", "team_growth", "notifications_noise",
                "plan_upgrade_features", "additional_product", "gdpr_residency"),
    "feature_request": ("integration_salesforce", "integration_competitor", "bulk_edit", "offline_mode",
                        "dashboard_customise", "document_templates", "translation",
                        "bulk_edit_workaround"),
}  # fmt: skip
