"""The records the demo company is made of: accounts, contacts, agents, conversations, messages."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass
class Contact:
    """A person at a customer; `in_crm` is false for those whom only the mail domain gives away."""

    number: int
    contact_id: str
    full_name: str
    email: str
    title: str
    account: "Account"
    in_crm: bool = True
    is_free_mail: bool = False


@dataclass
class Account:
    """A customer; money in cents so that sums are exact."""

    number: int
    account_id: str
    account_name: str
    domain: str
    segment: str
    position: int
    cohort: str
    plan: str = "free"
    industry: str = "agency"
    use_case: str = ""
    employee_count: int = 5
    seats: int = 1
    mrr_cents: int = 0
    started: date = date(2024, 1, 1)
    ended: date | None = None
    end_reason: str = ""
    crm: str = "salesforce"
    parent_id: str = ""
    merged_into: str = ""
    is_ideal_customer: bool = False
    slack_channel: str = ""
    roles: set[str] = field(default_factory=set)
    contacts: list[Contact] = field(default_factory=list)

    def is_active_on(self, day: date) -> bool:
        """Whether the account is a customer on that day."""
        return self.started <= day and (self.ended is None or day <= self.ended)


@dataclass
class Agent:
    """Somebody (or a bot) of Tallybrook."""

    number: int
    full_name: str
    email: str
    group: str


@dataclass
class Slot:
    """A conversation that the plan asks for, before anything is written."""

    theme: str
    month: str
    day: date | None = None
    channel: str = ""
    account: Account | None = None
    traits: set[str] = field(default_factory=set)
    message_count: int = 0
    second_theme: str = ""


@dataclass
class Message:
    """One message; role is customer, agent, bot or note."""

    role: str
    text: str
    sent_at: datetime
    contact: Contact | None = None
    agent: Agent | None = None


@dataclass
class Conversation:
    """One conversation with what the plan meant by it."""

    slot: Slot
    number: int
    account: Account
    contact: Contact
    started_at: datetime
    messages: list[Message]
    subject: str
    conversation_id: str = ""
    is_resolved: bool = True
    is_escalated: bool = False
    is_priority_raised: bool = False
    csat_score: int | None = None
    is_rating_offered: bool = False
    note_text: str = ""
    bot_text: str = ""


@dataclass
class Company:
    """Everything that the exports are written from."""

    accounts: list[Account]
    agents: list[Agent]
    conversations: list[Conversation]
    replica: int = 0
    events: list[dict[str, object]] = field(default_factory=list)
