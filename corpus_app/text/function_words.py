"""The commonest small words of each language: a text holds many of its own language's and few of any other's."""

WORDS_OF: dict[str, str] = {
    "en": "the of and to in is was for that it on with as are be this by at from have not they you his her which or had "
    "were their has an but been who will would there we what all she he my your our so can if about when just more out "
    "up than them some like how these those did do don't i me no very too him where why because should could thanks "
    "great good well never yes please does its am been may might must shall get got think know only after into over even most people any such other also again still",
    "de": "der die das und ist nicht ein eine zu den von mit sich auf für im dem es sie ich er wir als auch war an werden "
    "aus hat dass des sind einer einen einem noch wie bei nach aber so nur wenn oder kann man mir mich mein meine kein "
    "keine über zum zur um haben wird wurde doch schon mehr sehr hier was wer wo warum danke ja nein alle dieser diese "
    "dieses ihr uns euch durch gegen immer leider wurden waren hatte hätte können muss gut ganz nichts etwas dann da",
    "fr": "le la les de des et un une du en est que qui dans pour pas sur au ce il elle sont plus par avec ne se son sa ses "
    "je nous vous ils ont été mais ou où leur cette aux bien comme tout faire c'est n'est d'un d'une qu'il j'ai très merci "
    "même sans fait être avoir aussi ces tous oui non mon ma mes votre notre encore deux peut était y a à quelle quel",
    "es": "el la los las de del que y en un una es se no con por para lo su al como más pero sus le ya o este sí porque esta "
    "son entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros "
    "ese eso ante ellos e esto mí antes algunos qué unos yo otro otras está estaba fue era mi gracias muchas tan bien así "
    "ser han ha he nada usted ustedes ahora",
    "it": "il lo la i gli le di a da in con su per tra fra un uno una e che è non si del della dei delle degli al alla "
    "nel nella sono come anche più ma se ho ha hanno questo questa questi molto grazie perché quando chi dove tutto tutti "
    "mio mia suo sua loro noi voi era stato essere c'è dal dalla sul sulla ci ne mi ti cosa così bene ancora solo dopo ai",
    "pt": "o a os as de do da dos das e em um uma que é não no na nos nas por para com se mais como mas ao foi ele ela tem "
    "são seu sua ou ser quando muito há já está eu também só pelo pela até isso entre era depois sem mesmo aos ter seus "
    "quem me esse eles você obrigado obrigada esta este essa isto meu minha nós vocês bem aqui tudo sobre à às",
    "nl": "de het een en van in is dat op te zijn met voor niet die aan er om ook als dan maar bij uit nog wel naar heeft "
    "hebben was werd worden wat wie hoe waarom ik jij je hij zij wij we jullie mijn deze dit door over meer geen goed "
    "zeer heel veel zo kan moet al tot daar hier bedankt helemaal mee eens onzin mooi toch alleen nu haar hun ons onze",
    "pl": "i w na z do nie się że jest to o jak ale po co tak za od ze są dla czy przez jego jej ich był była było być tym "
    "ten ta te tego tej także może już tylko bardzo oraz przy jako które który która mnie mi ja ty my wy oni dziękuję "
    "dzięki mój moja nas was jeszcze gdy kiedy gdzie kto nic wszystko więc lub albo bez pod nad przed między sobie były",
    "cs": "a je v na se z to že s do o i k za po ve by ale jako jsem jsou byl byla bylo být pro od ze si tak jak nebo který "
    "která které už jen když není také už mi mě ty vy my oni co kde kdo proč děkuji děkuju díky moc velmi ještě jeho její "
    "jejich tento tato toto při byli před mezi nic všechno můj moje budou bude podle však než",
    "sk": "a je v na sa z to že s do o i k za po vo by ale ako som sú bol bola bolo byť pre od zo si tak alebo ktorý ktorá "
    "ktoré už len keď nie je tiež mi mňa ty vy my oni čo kde kto prečo ďakujem veľmi ešte jeho jej ich tento táto toto pri "
    "boli pred medzi nič všetko môj moje budú bude podľa však než",
    "lt": "ir yra kad į iš su tai bet kaip jau ne nuo po už buvo ar labai tik dar prie jis ji jie mes jūs aš tu man mano "
    "savo jo jos jų šis ši šie šį ką kas kur kada kodėl nes arba taip būti bus apie ačiū visi viskas per pagal daugiau "
    "metų kuris kuri kurie tiek dėl prieš tarp be o",
    "lv": "un ir ar no uz par kā bet ka nav tas tā tie šis šī arī vai tikai jau bija būt pēc pie līdz vēl ļoti es tu mēs jūs "
    "viņš viņa viņi man mans savu kas kur kad kāpēc paldies visi viss vairs vairāk lai kuru kurš kura pret starp bez gan",
    "et": "ja on ei et see oli ka kui aga mis kes ta ma sa me te nad ning oma või siis nii kus miks väga aitäh veel juba ainult "
    "kõik pole ole olid selle seda mitte minu sinu tema meie teie nende üle alla pärast enne olen sama hea palju",
    "fi": "ja on ei että se oli hän mutta kun niin kuin myös tai jos mitä mikä joka ovat olla minä sinä me te he ole en et "
    "emme sen siitä tämä nämä siis vain jo vielä kiitos hyvä erittäin hyvin mukaan kanssa jälkeen ennen olen samaa mieltä "
    "kaikki mun sun oma sitä siellä täällä koska olisi olivat",
    "sv": "och att det i en är som på av för med till den har de inte om ett han hon var jag vi ni du från så men kan sig "
    "vid när man eller nu också mycket tack bra här där vad vem varför hur alla min din sin sina blev blir skulle efter "
    "mot bara ingen inget håller dig mig fina vilka hade denna detta eftersom",
    "da": "og at det i en er som på af for med til den har de ikke om et han hun var jeg vi du fra så men kan sig ved når "
    "man eller nu også meget tak god her der hvad hvem hvorfor hvordan alle min din sin blev bliver skulle efter mod kun "
    "ingen mig dig havde denne dette fordi enig noget nogle bare mellem få",
    "nb": "og at det i en er som på av for med til den har de ikke om et han hun var jeg vi dere du fra så men kan seg ved "
    "når man eller nå også mye takk bra her der hva hvem hvorfor hvordan alle min din sin ble blir skulle etter mot bare "
    "ingen meg deg hadde denne dette fordi enig noe noen fint innlegg mellom",
    "hu": "a az és hogy nem is egy ez de volt van azt csak mint már meg ha még kell ki el én te ő mi ti ők nagyon köszönöm "
    "vagy vannak voltak lesz ezt ennek annak után előtt szerint mert így úgy itt ott mindig minden semmi aki ami akik "
    "amely nincs sem le fel be neki nekem olyan ilyen között",
    "ro": "și în de la a cu o un nu pe este că din pentru mai sunt care se ce au fost dar sau am ai as îi îl prin foarte "
    "mulțumesc fi era erau este acest această acesta lor lui ei el ea noi voi eu tu meu mea tot toate când unde cine cum "
    "despre după până între fără doar si să-l nici ar va vor să cel cei cea al ale frumos",
    "tr": "ve bir bu da de için ile çok ne var yok gibi daha ama değil mi mı mu o ben sen biz siz onlar olarak olan kadar "
    "en her sonra önce teşekkürler teşekkür ederim güzel nasıl neden kim nerede hiç şey diye ki ise oldu olduğu bunu şu "
    "benim bana sana göre bile ya",
    "hr": "i je u na se da su za od s a o ne to kao ali što bi ili iz koji koja koje biti bio bila bilo nije sam si smo ste "
    "sve po već samo još kad kada gdje tko zašto hvala jako vrlo moj moja svoj njegov njihov ovo taj ta te ga ih mu joj "
    "mi vi oni prema nakon prije između članak slažem potpuno odličan",
    "sl": "in je v na se da so za od s z pa o ne to kot ali ki bi iz biti bil bila bilo ni sem si smo ste vse po že samo še "
    "ko kdaj kje kdo zakaj hvala zelo moj moja svoj njegov njihov tega ta te ga jih mu mi vi oni proti pred med tudi kako",
    "ru": "и в не на что он я с это как но по а из к за то у же от так вы все его для бы она мы мне только было был была "
    "о они ещё еще меня ты если когда или ни нет уже быть вот до чтобы их кто где почему очень спасибо там себя этого "
    "тоже можно под при после над без эти тем чем раз даже сил были вам нас вас мой моя теперь более полная",
    "uk": "і в не на що він я з це як але по а із до за то у же від так ви все його для б вона ми мені тільки було був була "
    "про вони ще мене ти якщо коли або ні немає вже бути ось щоб їх хто де чому дуже дякую там себе цього теж можна під "
    "при після над без ці тим чим та й є нас вас моя мій слава були нічого",
    "be": "і ў не на што ён я з гэта як але па а да за то у ад так вы усе яго для б яна мы мне толькі было быў была пра яны "
    "яшчэ мяне ты калі або ні няма ужо быць вось каб іх хто дзе чаму вельмі дзякуй там сябе гэтага таксама можна пад",
    "bg": "и в не на че той аз с това как но по а от за то у же да така вие всичко му беше бил била само те още мен ти ако "
    "кога или ни няма вече бъде ето до кой къде защо много благодаря там себе също може под при след над без тези са съм е "
    "се ще си добра към което които който",
    "sr": "и у је на се да су за од с а о не то као али што би или из који која које бити био била није сам си смо сте све "
    "по већ само још кад када где ко зашто хвала врло мој моја свој његов њихов ово тај та те га их му јој ми ви они",
    "mk": "и во е на се да се за од со а не тоа како но што би или кој која кое бил била не сум си сме сте сите по веќе само "
    "уште кога каде зошто благодарам многу мој моја свој неговиот овој таа тие ги го му ја ми ние вие",
    "el": "και το η ο τα της του να των για με που δεν είναι θα από την τον στο στη στην σε οι ένα μια αλλά πολύ ευχαριστώ",
    "ca": "el la els les de del que i en un una és es no amb per a al com més però també aquest aquesta molt són ha han hi "
    "gràcies perquè quan on qui tot tots seva seu meu meva això dels als fins des sense entre",
    "id": "yang dan di dari untuk dengan ini itu tidak pada ke adalah akan juga ada saya kami kita mereka dia sudah telah "
    "bisa dalam atau oleh karena tetapi sangat terima kasih bagus lebih seperti para bahwa",
    "vi": "và của là các có trong cho một không được với những này người đã để khi từ đến như cũng vì rất cảm ơn tôi bạn ở",
    "sq": "dhe e të në i një me për që nga është ka nuk se do por si ai ajo ne ju shumë faleminderit kjo ky janë kanë edhe",
}
