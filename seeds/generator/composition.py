"""What is said: the turns of one conversation, from authored phrases only."""

from collections.abc import Callable
from random import Random

from seeds.generator import authored, plan
from seeds.generator.people import Slot
from seeds.generator.phrases import PhraseBag, count_angry_words
from seeds.generator.wording import SHORT_WORDS, acceptance, is_subtle, join_sentences

Turn = tuple[str, str]
MESSAGE_COUNT_WEIGHTS = ((1, 4), (2, 31), (3, 22), (4, 24), (5, 8), (6, 8), (7, 2), (8, 1))
# Bot lines that would contradict a conversation that has just begun.
LATE_BOT_WORDS = ("closed", "ended", "merged", "rate ", "priority", "feedback", "incident", "heard")


class Composer:
    """Writes the turns of conversations; one bag of phrases for all of them."""

    def __init__(self, rng: Random, bag: PhraseBag) -> None:
        self._rng = rng
        self._bag = bag

    def compose(self, slot: Slot) -> list[Turn]:
        """Compose the turns of a slot, first message first."""
        if slot.theme == "noise":
            return self._compose_noise(slot)
        if slot.channel == "call":
            return self._compose_call(slot)
        turns: list[Turn] = [("customer", self._first_message(slot))]
        if "deteriorated" in slot.traits:
            return turns + self._deteriorate(slot)
        if "recovered" in slot.traits:
            return turns + self._recover(slot)
        if "angry" in slot.traits and self._rng.random() < 0.5:
            return turns + self._stay_angry(slot)
        return turns + self._answer(slot, self._count_messages(slot))

    def say(self, kind: str) -> str:
        """A generic line."""
        return self._bag.draw("generic", kind)

    def say_as_bot(self) -> str:
        """What the bot says right after the first message."""
        return self._bag.draw(
            "generic", "bot", lambda text: not any(word in text for word in LATE_BOT_WORDS)
        )

    def _count_messages(self, slot: Slot) -> int:
        if slot.theme == "password_reset":
            return 2
        if slot.message_count:
            return slot.message_count
        counts = [count for count, _ in MESSAGE_COUNT_WEIGHTS]
        drawn = self._rng.choices(counts, [weight for _, weight in MESSAGE_COUNT_WEIGHTS])[0]
        is_planted = slot.month == plan.AUGUST or "escalated" in slot.traits
        return max(drawn, 4 if "escalated" in slot.traits else 2) if is_planted else drawn

    def _draw(self, slot: Slot, section: str, theme: str = "") -> str:
        return self._bag.draw(theme or slot.theme, section, acceptance(slot))

    def _opening(self, slot: Slot) -> str:
        accept = acceptance(slot)
        if slot.theme in plan.INTEGRATION_THEMES and slot.month in plan.INTEGRATION_QUARTER:
            return self._bag.draw(slot.theme, "opening", lambda text: "integration" in text.lower())
        if slot.traits & {"recovered", "angry"}:
            return self._try(slot, "opening", lambda text: count_angry_words(text) > 0)
        if slot.traits & {"deteriorated", "calm"}:
            return self._try(slot, "opening", lambda text: count_angry_words(text) == 0)
        return self._bag.draw(slot.theme, "opening", accept)

    def _try(self, slot: Slot, section: str, accept: Callable[[str], bool]) -> str:
        usual = acceptance(slot)
        try:
            return self._bag.draw(slot.theme, section, lambda text: accept(text) and usual(text))
        except ValueError:  # the theme has no line in that tone; its own tone will do
            return self._bag.draw(slot.theme, section, usual)

    def _first_message(self, slot: Slot) -> str:
        if "empty_body" in slot.traits:
            return ""
        sentences = self._planted_opening(slot)
        if not sentences:
            sentences = [self._opening(slot)]
            if self._rng.random() < (0.2 if slot.channel == "chat" else 0.5):
                sentences.append(self._draw(slot, "detail"))
        sentences.extend(self._planted_sentences(slot))
        text = join_sentences(sentences)
        if slot.second_theme:
            separator = " " if slot.channel == "chat" and text.endswith((".", "?", "!")) else "\n\n"
            text = f"{text}{separator}{self._second_opening(slot)}"
        return text if slot.channel in ("chat", "slack_shared") else self._frame(text)

    def _frame(self, text: str) -> str:
        parts = [self.say("greetings")] if self._rng.random() < 0.55 else []
        parts.append(text)
        if self._rng.random() < 0.4:
            parts.append(self.say("closings"))
        return "\n\n".join(parts)

    def _planted_opening(self, slot: Slot) -> list[str]:
        if "non_english" in slot.traits:
            texts = [text for _, theme, text in authored.NON_ENGLISH if theme == slot.theme]
            return [self._rng.choice(texts)]
        if "charge_and_timeout" in slot.traits:
            return [self._bag.draw("authored", "charge_and_timeout")]
        return []

    def _planted_sentences(self, slot: Slot) -> list[str]:
        sentences = [
            self._bag.draw("authored", trait)
            for trait in sorted(slot.traits & authored.SENTENCES.keys())
            if trait != "charge_and_timeout"
        ]
        if "churn_sentence" in slot.traits:
            theme = self._rng.choice(plan.CHURN_SENTENCE_THEMES)
            slot.traits.add(f"signal:{theme}")
            sentences.append(self._bag.draw(theme, "opening", is_subtle))
        if slot.theme == "offline_mode":
            sentences.append(authored.OFFLINE_DEAL_BREAKER)
        return sentences

    def _second_opening(self, slot: Slot) -> str:
        usual = acceptance(slot)
        return self._bag.draw(
            slot.second_theme,
            "opening",
            lambda text: usual(text) and len(text.split()) < SHORT_WORDS,
        )

    def _answer(self, slot: Slot, count: int) -> list[Turn]:
        turns: list[Turn] = []
        while len(turns) < count - 1:
            is_agent = len(turns) % 2 == 0
            is_last = len(turns) >= count - 2
            if is_agent:
                turns.append(("agent", self._agent_text(slot, len(turns) // 2, is_last=is_last)))
            elif is_last:
                turns.append(("customer", self._last_customer_text(slot)))
            else:
                turns.append(("customer", self._later_customer_text(slot)))
        return turns

    def _agent_text(self, slot: Slot, turn: int, *, is_last: bool) -> str:
        if turn == 0:
            text = self._draw(slot, "agent")
            if slot.channel != "chat" and self._rng.random() < 0.5:
                text = f"{self.say('agent_greeting')}\n\n{text}"
            return text
        if is_last and self._rng.random() < 0.6:
            text = self.say("agent_resolved")
            return f"{text} {self.say('agent_closing')}" if self._rng.random() < 0.4 else text
        kinds = ["agent_ask_details", "agent_working_on_it"]
        if self._rng.random() < 0.4:
            return self._draw(slot, "agent")
        return self.say(self._rng.choice(kinds))

    def _later_customer_text(self, slot: Slot) -> str:
        drawn = self._rng.random()
        if drawn < 0.45:
            return self._draw(slot, "follow_up")
        if drawn < 0.75:
            return self.say("give_details")
        return self.say("still_broken" if drawn < 0.92 else "chasing")

    def _last_customer_text(self, slot: Slot) -> str:
        drawn = self._rng.random()
        if drawn < 0.58:
            return self.say("solved_thanks")
        if drawn < 0.72 and slot.month != plan.AUGUST:
            return self.say("solved_unhappy")
        return self._draw(slot, "follow_up") if drawn < 0.86 else self.say("give_details")

    def _deteriorate(self, slot: Slot) -> list[Turn]:
        return [
            ("agent", self._agent_text(slot, 0, is_last=False)),
            ("customer", self.say("still_broken")),
            ("agent", self.say("agent_ask_details")),
            ("customer", f"{self.say('still_broken')} {self._draw(slot, 'follow_up')}"),
            ("agent", self.say("agent_working_on_it")),
            ("customer", self.say("demand_manager")),
        ]

    def _recover(self, slot: Slot) -> list[Turn]:
        return [
            ("agent", self._agent_text(slot, 0, is_last=False)),
            ("customer", self.say("give_details")),
            ("agent", self.say("agent_resolved")),
            ("customer", self.say("solved_thanks")),
        ]

    def _stay_angry(self, slot: Slot) -> list[Turn]:
        return [
            ("agent", self._agent_text(slot, 0, is_last=False)),
            ("customer", self.say("still_broken")),
            ("agent", self.say("agent_working_on_it")),
            ("customer", self.say(self._rng.choice(("demand_manager", "solved_unhappy")))),
        ]

    def _compose_noise(self, slot: Slot) -> list[Turn]:
        text = "" if "empty_body" in slot.traits else self.say("unrelated")
        return [("customer", text)]

    def _compose_call(self, slot: Slot) -> list[Turn]:
        turns: list[Turn] = [
            ("agent", self.say("call_agent_lines")),
            ("customer", self.say("call_customer_fillers")),
            ("agent", self.say("call_agent_lines")),
            ("customer", self._draw(slot, "spoken")),
        ]
        if slot.month in plan.INTEGRATION_QUARTER and slot.theme in plan.INTEGRATION_THEMES:
            turns[-1] = ("customer", f"{turns[-1][1]} {self._opening(slot)}")
        for sentence in self._planted_sentences(slot):
            turns.append(("agent", self.say("call_agent_lines")))
            turns.append(("customer", sentence))
        if slot.message_count:
            return [*turns[2:], *self._answer(slot, slot.message_count - 1)]
        turns.append(("agent", self._draw(slot, "agent")))
        for _ in range(self._rng.randint(0, 3)):
            later = ("spoken", "follow_up", "detail")
            turns.append(("customer", self._draw(slot, self._rng.choice(later))))
            turns.append(("agent", self.say("call_agent_lines")))
        turns.append(("customer", self.say("call_customer_fillers")))
        return turns
