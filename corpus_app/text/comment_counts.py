"""Lines that open a page's comments: "11 comments:", "Comments (4)", "3 thoughts on …", in many languages."""

import re

from corpus_app.text.word_set import word_set

_NOUN = (
    r"comments?|responses?|replies|reply|thoughts?|reactions?|opinions?|discussions?|kommentare?|antworten|reaktionen|meinungen|commentaires?|réponses?|réactions?|"
    r"comentarios?|respuestas?|opiniones|comment[oi]|risposte|comentários?|respostas?|opmerkingen|reacties?|komentarz[ey]?|komentarze|odpowiedzi|"
    r"комментари(?:й|я|ев|и)|ответ(?:ов|а|ы)?|отзыв(?:ов|а|ы)?|мнени(?:е|я|й)|коментар(?:ів|і|я)?|відповід(?:ь|і|ей)|відгук(?:ів|и)?|komentar(?:ai|ų|as)|atsakym(?:ai|ų)|komentār[iu]s?|atbildes|"
    r"kommentaari?d?|kommentarer?|svar|kommentti(?:a)?|vastausta?|komentář[eůi]?|komentáre?|odpovědi|hozzászólás(?:ok)?|megjegyzés|comentarii?|răspunsuri|yorum(?:lar)?|"
    r"σχόλι[αο]|коментара?|отговора?|komentara?|odgovor(?:a|i)?|評論|コメント|条评论|댓글"
)
_HEADING_NOUN = (
    r"comments|responses|reactions|opinions|discussions?|kommentare|reaktionen|meinungen|commentaires|réactions|"
    r"comentarios|opiniones|commenti|comentários|opmerkingen|reacties|komentarze|комментарии|отзывы|мнения|коментарі|"
    r"відгуки|komentarai|komentāri|kommentaarid|kommentarer|kommentit|komentáře|komentáre|hozzászólások|megjegyzések|"
    r"comentarii|yorumlar|σχόλια|коментари|komentari|評論|コメント|댓글"
)
_NUMBER = (
    r"\d[\d.,]*k?|one|two|three|four|five|six|seven|eight|nine|ten|ein|eine|un|una|uno|um|jeden|один|одна"
)
_COUNTED = re.compile(
    rf"(?:all |total |show |view |alle |tous les |todos los )?\(?(?P<count>{_NUMBER})\)?\s+(?:\w+ )?(?:{_NOUN})\b"
    r"(?:\s*[:.]?$|\s+(?:on|to|for|so far|yet|zu|auf|à|sur|a|sobre|en|em|no|ao|su|op|na|do|к|на|до|på|at|pour|til|till|över|pro|pre)\b.{0,200}$|\s+(?:sorted|total|posted)\b.{0,40}$|\s?»$|\s?[|·•–—-].{0,60}$|\s?[“\"«„].{0,200}$)",
    re.IGNORECASE,
)
_HEADED = re.compile(
    rf"(?:reader |readers' |user |recent |latest |leser-?|view |all )?(?:{_HEADING_NOUN}|обсуждение|обговорення|diskussion|diskusija|diskuze|diskuse|dyskusja|discusión|discussione|keskustelu|diskusjon)"
    r"\s*(?:[:\[(]\s*(?P<count>\d[\d.,]*)?\s*[\])]?|(?P<bare>\d{1,5}))?\s*:?$",
    re.IGNORECASE,
)
_COUNT_OPENINGS = word_set(
    "all total show view alle tous todos one two three four five six seven eight nine ten ein eine un una uno um jeden один одна"
)
LONGEST = 220
LONGEST_HEADING = 60
NOT_SAID = -1


def _may_count(line: str) -> bool:
    """A cheap look before the pattern is tried."""
    return line[0].isdigit() or line[0] == "(" or line.split(maxsplit=1)[0].lower() in _COUNT_OPENINGS


def comment_count(line: str) -> int | None:
    """How many comments a line announces: `NOT_SAID` where it is their heading only, None where it is neither."""
    if len(line) > LONGEST_HEADING and (len(line) > LONGEST or not line[0].isdigit()):
        return None
    match = _COUNTED.match(line) if _may_count(line) else None
    match = match or (_HEADED.match(line) if len(line) <= LONGEST_HEADING else None)
    if not match:
        return None
    groups = match.groupdict()
    number = groups.get("count") or groups.get("bare")
    if number is None:
        return NOT_SAID
    digits = re.sub(r"\D", "", number)
    return int(digits) if digits else 1
