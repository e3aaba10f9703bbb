"""Makes the whole company: accounts, schedule, cast, channels, conversations, in that order."""

from random import Random

from seeds.generator import authored
from seeds.generator.accounts import (
    IDS_A_REPLICA,
    make_accounts,
    make_agents,
    make_unmapped_accounts,
)
from seeds.generator.casting import Casting
from seeds.generator.channels import assign_channels, assign_traits
from seeds.generator.composition import Composer
from seeds.generator.conversations import Storyteller
from seeds.generator.people import Company
from seeds.generator.phrases import PhraseBag, read_phrases
from seeds.generator.schedule import make_slots


def make_bag(seed: int) -> PhraseBag:
    """All authored sentences, ready to draw."""
    phrases = read_phrases()
    phrases["authored"] = {trait: list(texts) for trait, texts in authored.SENTENCES.items()}
    return PhraseBag(Random(seed), phrases)


def make_company(seed: int, replica: int = 0) -> Company:
    """Make one company; replicas follow the same plan with other people and other draws."""
    rng = Random(seed * 1000 + replica)
    accounts = make_accounts(rng, replica)
    unmapped = make_unmapped_accounts(rng, replica)
    agents = make_agents()
    slots = make_slots(rng)
    Casting(rng, accounts).cast(slots)
    assign_channels(rng, slots, unmapped)
    assign_traits(rng, slots)
    storyteller = Storyteller(rng, Composer(rng, make_bag(seed * 1000 + replica)), agents)
    slots.sort(key=lambda slot: (str(slot.day), slot.theme, slot.channel))
    first = replica * IDS_A_REPLICA + 1
    conversations = [
        storyteller.tell(slot, number) for number, slot in enumerate(slots, start=first)
    ]
    return Company(accounts, agents, conversations)
