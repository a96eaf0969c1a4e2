"""Names of months and weekdays in the languages of the European web, and how they are recognised in a line."""

import re

from corpus_app.text.word_set import word_set

# Each line is a month; full names, the forms used in dates (genitives) and common short forms.
_NAMES: tuple[str, ...] = (
    "january jan januar jänner jaenner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń sty leden "
    "ledna január januára januarie ianuarie ian января январь янв січня січень січ януари студзеня siječanj siječnja "
    "јануар јануара sausio sausis saus janvāris janvārī janvāra jaanuar jaanuari tammikuu tammikuuta ocak ιανουαρίου "
    "ιανουάριος ιαν ינואר يناير",
    "february feb februar febr février févr fév febrero febbraio fevereiro fev februari lutego luty lut únor února "
    "február februára februarie februaro февраля февраль фев лютого лютий лют февруари лютага veljača veljače фебруар "
    "фебруара vasario vasaris vas februāris februārī februāra veebruar veebruari helmikuu helmikuuta şubat "
    "φεβρουαρίου φεβρουάριος φεβ פברואר فبراير",
    "march mar märz maerz mär mrz mars marzo março maart mrt marca marzec březen března márc március marec martie "
    "марта март мар березня березень бер сакавіка ožujak ožujka kovo kovas marts martā märts märtsi maaliskuu "
    "maaliskuuta mart μαρτίου μάρτιος μαρ מרץ مارس",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwi duben dubna ápr április apríl apríla aprilie апреля "
    "апрель апр квітня квітень кві април красавіка travanj travnja априла balandžio balandis aprīlis aprīlī aprill "
    "aprilli huhtikuu huhtikuuta nisan απριλίου απρίλιος απρ אפריל أبريل",
    "may mai mayo maggio mag maio mei maja maj květen května máj május mája мая май травня травень тра мај svibanj "
    "svibnja мај маја gegužės gegužė maijs maijā toukokuu toukokuuta mayıs μαΐου μάιος μαΐ מאי مايو",
    "june jun juni juin junio giugno giu junho juin czerwca czerwiec cze červen června június jún júna iunie июня июнь "
    "июн червня червень чер юни чэрвеня lipanj lipnja јун јуна birželio birželis jūnijs jūnijā juuni kesäkuu "
    "kesäkuuta haziran ιουνίου ιούνιος ιουν יוני يونيو",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec lip červenec července július júl júla iulie июля "
    "июль июл липня липень лип юли ліпеня srpanj srpnja јул јула liepos liepa jūlijs jūlijā juuli heinäkuu heinäkuuta "
    "temmuz ιουλίου ιούλιος ιουλ יולי يوليو",
    "august aug août aout agosto ago augustus sierpnia sierpień sie srpen srpna augusztus augusta august августа "
    "август авг серпня серпень сер жніўня kolovoz kolovoza аугуст аугуста rugpjūčio rugpjūtis augusts augustā "
    "augusti elokuu elokuuta ağustos αυγούστου αύγουστος αυγ אוגוסט أغسطس",
    "september sep sept septembre septiembre settembre set setembro września wrzesień wrz září szeptember septembra "
    "septembrie сентября сентябрь сен сент вересня вересень вер септември верасня rujan rujna септембар септембра "
    "rugsėjo rugsėjis septembris septembrī septembri syyskuu syyskuuta eylül σεπτεμβρίου σεπτέμβριος σεπ ספטמבר سبتمبر",
    "october oct oktober okt octobre octubre ottobre ott outubro out października październik paź říjen října október "
    "októbra octombrie октября октябрь окт жовтня жовтень жов октомври кастрычніка listopada_hr октобар октобра "
    "spalio spalis oktobris oktobrī oktoober oktoobri lokakuu lokakuuta ekim οκτωβρίου οκτώβριος οκτ אוקטובר أكتوبر",
    "november nov novembre noviembre novembro listopada listopad lis listopadu novembra noiembrie noi ноября ноябрь "
    "ноя листопада листопад лис ноември лістапада studeni studenoga новембар новембра lapkričio lapkritis novembris "
    "novembrī novembri marraskuu marraskuuta kasım νοεμβρίου νοέμβριος νοε נובמבר نوفمبر",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień gru prosinec prosince "
    "decembra decembrie декабря декабрь дек грудня грудень гру декември снежня prosinac prosinca децембар децембра "
    "gruodžio gruodis decembris decembrī detsember detsembri joulukuu joulukuuta aralık δεκεμβρίου δεκέμβριος δεκ "
    "דצמבר ديسمبر",
)  # fmt: skip

MONTHS: dict[str, int] = {
    name.casefold(): number for number, names in enumerate(_NAMES, start=1) for name in names.split()
}
# The same word is another month in Croatian.
_CROATIAN = {"listopada": 10, "listopad": 10, "lipanj": 6, "srpanj": 7}

_WEEKDAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim "
    "lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica mart merc giov vener "
    "segunda terça quarta quinta sexta feira segunda-feira terça-feira quarta-feira quinta-feira sexta-feira "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob ndz niedz "
    "pondělí úterý středa čtvrtek pátek neděle po út st čt pá ne "
    "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс "
    "понеділок вівторок середа четвер п’ятниця п'ятниця субота неділя нд "
    "pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis "
    "pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena "
    "måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag "
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai "
    "esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev "
    "hétfő kedd szerda csütörtök péntek szombat vasárnap luni marți miercuri joi vineri sâmbătă duminică "
    "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή понеделник сряда четвъртък петък събота неделя "
    "ponedjeljak utorak srijeda četvrtak petak subota nedjelja pondelok streda štvrtok piatok nedeľa "
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar"
)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_a-zà-öø-ÿа-яёіїєґ][a-zà-öø-ÿ]+\.?$)")


def month_number(word: str, language: str = "") -> int:
    """1 to 12, or 0 where the word is no month. Case does not matter."""
    name = word.casefold().rstrip(".")
    if language in ("hr", "bs") and name in _CROATIAN:
        return _CROATIAN[name]
    return MONTHS.get(name, 0)


def names_month(line: str, language: str = "") -> bool:
    """Whether any word of a line is a month, also where it is run together with the word before it."""
    words = _WORDS.findall(line)
    return any(month_number(word, language) or month_number(word[unglue(word) :], language) for word in words)


def is_weekday(word: str) -> bool:
    return word.casefold().strip(".,()") in _WEEKDAYS


def unglue(word: str) -> int:
    """Where a capitalised word starts that was run together with the one before it ("AnnaMarch"): 0 if nowhere."""
    if word.islower() or word[1:].islower():
        return 0
    split = _INNER_CAPITAL.search(word)
    return split.start() if split else 0
