"""Who is in the company: accounts, each with a plan and one person who writes."""

from dataclasses import dataclass
from typing import Final

from tests.end_to_end.small_company.people import Directory, Person


@dataclass(frozen=True)
class Account:
    number: int
    key: str
    plan: str
    monthly_price: int

    @property
    def account_id(self) -> str:
        return f"001Tb00000UND{self.number:02d}IAA"

    @property
    def domain(self) -> str:
        return f"{self.key}.example"


# Who asks about everyday things; only these three speak of competitors' platforms.
ORDINARY: Final = ("alder", "beech", "cypress", "dogwood", "elder", "fir", "ginkgo", "hazel")
LOOKING_AROUND: Final = ("ivy", "juniper", "larch")
_PLANS: Final = {
    **dict.fromkeys((*ORDINARY, *LOOKING_AROUND), ("business", 900)),
    # what each of them says is in `leaving.py`
    "comparing": ("growth", 1000),
    "trialling": ("business", 2000),
    "shrinking": ("growth", 800),
    "stepping-down": ("business", 1500),
    "saving": ("growth", 600),
    "justifying": ("enterprise", 4000),
    "remembering": ("starter", 100),
    "reminiscing": ("growth", 400),
    # and of these in `growing.py`
    "wanting-sso": ("starter", 200),
    "having-sso": ("business", 1200),
    "at-the-top": ("enterprise", 5000),
    "at-the-limit": ("growth", 700),
    "hiring": ("starter", 150),
    "adding": ("growth", 500),
}
ACCOUNTS: Final = {
    key: Account(number, key, plan, price)
    for number, (key, (plan, price)) in enumerate(_PLANS.items(), start=1)
}
DIRECTORY: Final = Directory(
    {
        key: Person(
            100 + account.number,
            f"{key.capitalize()} Writer",
            f"writer@{account.domain}",
            account.account_id,
        )
        for key, account in ACCOUNTS.items()
    },
    {key: account.account_id for key, account in ACCOUNTS.items()},
)
