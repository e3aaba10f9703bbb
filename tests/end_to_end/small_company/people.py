"""Who is in the small company: accounts, customers, and the people who answer them."""

from collections.abc import Mapping
from dataclasses import dataclass

# The Slack channel of this account is in `seeds/lookups/channel_accounts.csv`.
AMBERLEY = "001Tb0000000011IAA"
BIRCH = "001Tb00000SMALL2IAA"
CEDAR = "001Tb00000SMALL3IAA"
DALE = "9400004"  # known to HubSpot alone
ELM = "001Tb00000SMALL5IAA"
FERN = "fern"  # known to the generic files alone


@dataclass(frozen=True)
class Person:
    number: int
    name: str
    email: str
    account_id: str | None
    is_in_crm: bool = True


@dataclass(frozen=True)
class Directory:
    """The customers by their keys, and the accounts that support tools know some of them by."""

    customers: Mapping[str, Person]
    account_of: Mapping[str, str]

    @property
    def organizations(self) -> dict[str, int]:
        """Each account's number in Zendesk."""
        accounts = dict.fromkeys(self.account_of.values())
        return {account: number for number, account in enumerate(accounts, start=21)}


CUSTOMERS = {
    "ann": Person(1, "Ann Archer", "ann@amberley.example", AMBERLEY),
    "bob": Person(2, "Bob Birchwood", "bob@birch.example", BIRCH),
    "cem": Person(3, "Cem Cedarman", "cem@cedar.example", CEDAR),
    "dot": Person(4, "Dot Dale", "dot@dale.example", DALE),
    "eve": Person(5, "Eve Elmstead", "eve.elmstead@gmail.com", ELM),
    "fay": Person(6, "Fay Fern", "fay@fern.example", FERN),
    # nobody knows her
    "zoe": Person(7, "Zoe Unknown", "zoe.unknown@yahoo.com", None, is_in_crm=False),
    # a colleague of Bob's that no CRM knows: only the domain tells
    "nia": Person(8, "Nia Newcomer", "nia@birch.example", BIRCH, is_in_crm=False),
}
# Eve and Zoe belong to no organization: an address is all there is.
SMALL = Directory(CUSTOMERS, {"ann": AMBERLEY, "bob": BIRCH, "cem": CEDAR, "dot": DALE})
AGENT = Person(90, "Sam Support", "sam@tallybrook.com", None)
BOT = Person(91, "Helper Bot", "bot@tallybrook.com", None)
