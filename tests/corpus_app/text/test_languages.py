"""Languages are told from few words, with the page around them as the tie-breaker."""

import time

import pytest

from corpus_app.text.languages import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The villagers said that they had not been asked, and that nobody would have listened.", "en"),
        ("Die Bewohner sagten, dass man sie nicht gefragt habe und dass niemand zugehört hätte.", "de"),
        ("Les habitants ont dit qu'on ne les avait pas consultés et que personne n'aurait écouté.", "fr"),
        ("Los vecinos dijeron que no les habían preguntado y que nadie los habría escuchado.", "es"),
        ("Gli abitanti hanno detto che nessuno li aveva consultati e che non sarebbe servito.", "it"),
        ("Os moradores disseram que não foram consultados e que ninguém os teria ouvido.", "pt"),
        ("De bewoners zeiden dat hun niets was gevraagd en dat niemand zou hebben geluisterd.", "nl"),
        ("Mieszkańcy mówili, że nikt ich nie pytał i że nikt by ich nie wysłuchał.", "pl"),
        ("Obyvatelé říkali, že se jich nikdo neptal a že by je stejně nikdo neposlouchal.", "cs"),
        ("Жители говорили, что их не спросили и что никто бы их не услышал.", "ru"),
        ("Мешканці казали, що їх не питали і що ніхто б їх не почув.", "uk"),
        ("Gyventojai sakė, kad jų niekas neklausė ir kad niekas nebūtų išgirdęs.", "lt"),
        ("Iedzīvotāji teica, ka viņiem neviens nebija jautājis un ka neviens nebūtu klausījies.", "lv"),
        ("Invånarna sade att ingen hade frågat dem och att ingen skulle ha lyssnat.", "sv"),
        ("Asukkaat sanoivat, että heiltä ei ollut kysytty ja että kukaan ei olisi kuunnellut.", "fi"),
        ("A lakosok azt mondták, hogy senki sem kérdezte őket, és hogy senki sem hallgatta volna meg.", "hu"),
        ("Locuitorii au spus că nu i-a întrebat nimeni și că nimeni nu i-ar fi ascultat.", "ro"),
        ("Οι κάτοικοι είπαν ότι κανείς δεν τους ρώτησε.", "el"),
        ("住民は誰にも聞かれなかったと言った。", "ja"),
        ("주민들은 아무도 묻지 않았다고 말했다.", "ko"),
        ("居民们说没有人问过他们。", "zh"),
        ("התושבים אמרו שאיש לא שאל אותם.", "he"),
        ("قال السكان إن أحدا لم يسألهم.", "ar"),
    ],
)
def test_a_sentence_s_language_is_told(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "home", "language"),
    [
        ("Sehr schöne Bilder!", "en", "de"),
        ("Merci beaucoup pour cet article", "en", "fr"),
        ("Dobrze napisane", "en", "pl"),
        ("Спасибо", "en", "ru"),
        ("Дякую за статтю", "en", "uk"),
        ("Labai įdomu", "en", "lt"),
        ("Great article, thank you", "ru", "en"),
        ("Where can I find the map?", "de", "en"),
        ("So true", "en", "en"),
        ("Nonsense.", "en", "en"),
        ("lol", "de", "de"),
    ],
)
def test_two_or_three_words_are_enough_beside_the_language_of_the_page(
    text: str, home: str, language: str
) -> None:
    assert detect_language(text, home) == language


@pytest.mark.parametrize("text", ["", "12 345", "💙💛", "…"])
def test_where_there_is_nothing_to_tell_by_the_page_s_language_stands(text: str) -> None:
    assert detect_language(text, "de") == "de"
    assert detect_language(text) == ""


def test_a_megabyte_costs_no_more_than_its_beginning() -> None:
    started = time.process_time()
    detect_language("The villagers said that they had not been asked. " * 20_000)
    assert time.process_time() - started < 1
