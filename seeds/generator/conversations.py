"""Conversations: a slot and its turns become messages with people and times."""

from datetime import UTC, datetime, time, timedelta
from random import Random

from seeds.generator import authored, plan
from seeds.generator.composition import Composer, Turn
from seeds.generator.people import Agent, Contact, Conversation, Message, Slot
from seeds.generator.schedule import last_day_of

# Median minutes until the agent answers, and until the customer writes again.
REPLY_MINUTES = {
    "ticket": (110, 160),
    "email": (300, 900),
    "chat": (4, 3),
    "slack_shared": (35, 45),
}
HOUR_WEIGHTS = (1, 1, 0, 0, 0, 1, 3, 6, 12, 14, 13, 11, 8, 11, 13, 12, 10, 7, 4, 3, 2, 2, 1, 1)
THIRD_PARTY_SHARE = 0.05


class Storyteller:
    """Turns slots into conversations."""

    def __init__(self, rng: Random, composer: Composer, agents: list[Agent]) -> None:
        self._rng = rng
        self._composer = composer
        self._agents = {
            group: [agent for agent in agents if agent.group == group]
            for group in sorted({agent.group for agent in agents})
        }

    def tell(self, slot: Slot, number: int) -> Conversation:
        """Tell one conversation."""
        account = slot.account
        if account is None or slot.day is None:
            message = f"The slot {slot.theme} of {slot.month} has no account or day."
            raise ValueError(message)
        contact = self._rng.choice(account.contacts)
        started_at = self._start(slot)
        turns = self._composer.compose(slot)
        conversation = Conversation(
            slot, number, account, contact, started_at, [], self._subject(turns[0][1])
        )
        conversation.note_text = self._composer.say("agent_internal_note")
        conversation.bot_text = self._composer.say_as_bot()
        conversation.messages = self._time_messages(conversation, turns)
        self._decide_outcome(conversation)
        return conversation

    def _start(self, slot: Slot) -> datetime:
        hour = self._rng.choices(range(24), HOUR_WEIGHTS)[0]
        if slot.day == last_day_of(slot.month):
            hour = min(hour, 15)
        if slot.channel == "call":
            hour = self._rng.randint(9, 16)
        day = slot.day or plan.FIRST_DAY
        moment = time(hour, self._rng.randrange(60), self._rng.randrange(60))
        return datetime.combine(day, moment, UTC)

    def _time_messages(self, conversation: Conversation, turns: list[Turn]) -> list[Message]:
        slot = conversation.slot
        offsets = (
            self._call_offsets(turns)
            if slot.channel == "call"
            else self._offsets(conversation, turns)
        )
        month_end = datetime.combine(last_day_of(slot.month), time(23, 40), UTC)
        room = (month_end - conversation.started_at).total_seconds()
        if offsets[-1] > room:
            offsets = [int(offset * room / offsets[-1]) for offset in offsets]
        agent = self._first_agent(slot)
        messages = []
        for position, (role, text) in enumerate(turns):
            if "escalated" in slot.traits and position == len(turns) // 2 + 1:
                agent = self._specialist(slot)
            sent_at = conversation.started_at + timedelta(seconds=offsets[position])
            is_agent = role != "customer"
            contact = None if is_agent else self._speaker(conversation, position)
            messages.append(Message(role, text, sent_at, contact, agent if is_agent else None))
        return messages

    def _speaker(self, conversation: Conversation, position: int) -> Contact:
        others = conversation.account.contacts
        if position and len(others) > 1 and self._rng.random() < THIRD_PARTY_SHARE:
            return self._rng.choice(others)
        return conversation.contact

    def _offsets(self, conversation: Conversation, turns: list[Turn]) -> list[int]:
        slot = conversation.slot
        agent_minutes, customer_minutes = REPLY_MINUTES[slot.channel]
        offsets = [0]
        for role, _ in turns[1:]:
            median = customer_minutes if role == "customer" else agent_minutes
            seconds = median * 60 * self._rng.lognormvariate(0, 0.8)
            if "angry" in slot.traits and role != "customer":
                seconds *= 1.5
            offset = offsets[-1] + max(25, int(seconds))
            if role != "customer" and slot.channel in ("ticket", "email"):
                offset += self._wait_for_office(conversation.started_at + timedelta(seconds=offset))
            offsets.append(offset)
        return offsets

    def _wait_for_office(self, moment: datetime) -> int:
        """Seconds until somebody is at work again: most answers wait for the morning."""
        if self._rng.random() < 0.08 or (moment.weekday() < 5 and 9 <= moment.hour < 18):
            return 0
        morning = moment.replace(hour=9, minute=0, second=0)
        if moment.hour >= 9:
            morning += timedelta(days=1)
        while morning.weekday() >= 5:
            morning += timedelta(days=1)
        return int((morning - moment).total_seconds()) + self._rng.randint(60, 5400)

    def _call_offsets(self, turns: list[Turn]) -> list[int]:
        offsets = [self._rng.randint(1, 6)]
        for _, text in turns[:-1]:
            offsets.append(offsets[-1] + 2 + int(len(text.split()) / 2.4) + self._rng.randint(0, 3))
        return offsets

    def _first_agent(self, slot: Slot) -> Agent:
        group = "Support Tier 1"
        if slot.theme in authored.THEME_CATEGORIES["billing"]:
            group = "Billing" if self._rng.random() < 0.5 else group
        if slot.channel in ("call", "slack_shared"):
            group = "Customer Success"
        return self._rng.choice(self._agents[group])

    def _specialist(self, slot: Slot) -> Agent:
        group = "Engineering" if slot.theme in plan.ESCALATED_COUNTS else "Support Tier 2"
        if group == "Support Tier 2" and self._rng.random() < 0.4:
            group = "Engineering"
        return self._rng.choice(self._agents[group])

    def _subject(self, text: str) -> str:
        lines = [line for line in text.split("\n\n") if line]
        if not lines or self._rng.random() < 0.25:
            return self._rng.choice(authored.REQUEST_SUBJECTS)
        body = max(lines, key=len)
        first = body.split(". ")[0].split("? ")[0].split("! ")[0]
        words = first.split()
        return " ".join(words[:9]).rstrip(".,;:")

    def _decide_outcome(self, conversation: Conversation) -> None:
        slot, rng = conversation.slot, self._rng
        last = conversation.messages[-1]
        is_bad = bool(slot.traits & {"angry", "deteriorated"})
        is_late = slot.month == plan.MONTHS[-1] and (slot.day or plan.FIRST_DAY).day >= 22
        unsolved_share = 0.35 if is_late else 0.03
        is_august = slot.month == plan.AUGUST
        conversation.is_resolved = is_august or rng.random() >= unsolved_share
        conversation.is_escalated = "escalated" in slot.traits
        conversation.is_priority_raised = (
            is_bad or conversation.is_escalated
        ) and rng.random() < 0.4
        conversation.is_rating_offered = rng.random() < 0.6
        if conversation.is_resolved and rng.random() < 0.3:
            good = 0.25 if is_bad or last.text == "" else 0.82
            is_good = rng.random() < good
            conversation.csat_score = rng.choice((4, 5, 5)) if is_good else rng.choice((1, 2, 3))
