"""What the guide says, as rich text; a key stands as the name of its action, in braces."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


LEFT = (
    Section(
        "What this is for",
        (
            "You watch ten contacts of one type as they happen. Where coaching does not move a "
            "metric, the cause is usually in the process: authority, approvals, handoffs, waiting. "
            "Ten contacts show where the agent is held. You observe the process, never the person.",
        ),
    ),
    Section(
        "The method in six stages",
        (
            "<b>Recognise</b>: a metric that coaching does not move, and the one type of contact "
            "behind it.",
            "<b>Observe</b>: ten contacts of that type, live, one key at each moment when work "
            "stops.",
            "<b>Map</b>: the real process, beside the process as it was written down.",
            "<b>Redesign</b>: with the team, take one constraint out and see what these contacts "
            "would have been without it.",
            "<b>Reinforce</b>: who promised what, by when, and how it will be seen.",
            "<b>Measure</b>: observe again after the change, and compare.",
        ),
    ),
    Section(
        "How ten contacts",
        (
            "Take them as they come, of one type and not hand-picked; from several agents and "
            "times of day where you can. {open} opens the next one; several may run at once, and "
            "{contact-1} to {contact-10} go from one to another. {close} closes a contact, then a "
            "digit says how it ended.",
            "Ten are enough to see what recurs, and too few for rates. So the program says “6 of "
            "10”, with a range, and never a bare percentage.",
        ),
    ),
)

RIGHT = (
    Section(
        "A wait or a block?",
        (
            "Ask yourself: is something under way?",
            "Yes: {wait}, a wait. It was asked for and is coming: a system, a colleague, an "
            "approval, the customer.",
            "No: {blocked}, blocked. Nobody asked, or nobody here has the right to; the agent "
            "cannot go on.",
            "When the agent asks for it after all, press {wait}: the block ends and the wait "
            "begins. {moving} when work goes on. {transfer} when the contact, or a part of it, "
            "goes to another team.",
            "{resolution-known} when the agent knows the resolution, {permitted} when it may be "
            "delivered: the time between is the decision latency.",
        ),
    ),
    Section(
        "A good observation",
        (
            "Tell the agent first what you watch: the process. Then neither help nor comment.",
            "Press at the moment; reason, team and name can follow, or stay open until the contact "
            "is closed. Late? {backdate} moves the last mark earlier. Wrong? {undo} takes it back.",
            "Mark what you see, not what you make of it. {workaround} for an unofficial route, "
            "{frustration} when the customer has to repeat, {note} for a few words.",
            "Agents are aliases. Write nothing that identifies a customer.",
        ),
    ),
    Section(
        "Keys",
        (
            "{keys} lists every key, {change-keys} changes them, {strip} shows the small window "
            "that stays on top. {review} on a closed contact leads to its marks, to be read over "
            "and corrected. {process} shows the documented process: taken from its file, typed or "
            "changed, and matched with the names you marked. {rounds} shows the rounds: after a "
            "change, observe again in a new one. {guide} opens this guide.",
        ),
    ),
)
