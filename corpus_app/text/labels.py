"""The labels of a page's buttons, menus and forms, in many languages: whole lines, case and punctuation aside."""

LABELS = frozenset(
    """
    home|menu|search|print|email|e-mail|pdf|share|tweet|pin it|pin|save|close|next|previous|prev|back|back to top|top|up
    |read more|more|continue reading|read the rest|read full article|read the full story|see more|view more|load more
    |show more|click here|learn more|see also|skip to content|skip to main content|jump to navigation|log in|login
    |sign in|sign up|register|subscribe|subscribe now|follow|follow us|follow us on|advertisement|advertisements
    |advertising|sponsored|sponsored content|promoted|ad|ads|loading|loading comments|related|related articles
    |related posts|related stories|related news|related content|related topics|you may also like|you might also like|more stories
    |more news|most read|most popular|popular posts|recent posts|recent comments|latest news|latest posts|trending|trending now|archives
    |blog archive|categories|tags|topics|labels|links|blogroll|contact|contact us|about|about us|about me|privacy
    |privacy policy|terms of use|terms of service|terms|cookie policy|disclaimer|sitemap|older posts|newer posts
    |newer post|older post|older comments|newer comments|previous post|next post|previous article|next article
    |previous topic|next topic|post navigation|comment navigation|view web version|share this|share this article
    |share this story|share on|share via|share it|like this|share this post|share your thoughts|spread the word|tell your friends|facebook
    |twitter|whatsapp|telegram|linkedin|pinterest|reddit|tumblr|google|google+|email this|blogthis|copy link|viber
    |leave a reply|leave a comment|leave a response|leave comment|leave reply|write a comment|post a comment|post comment|add a comment
    |add comment|add your comment|submit comment|submit|cancel reply|cancel|leave a reply cancel reply|post a reply|post reply
    |join the conversation|join the discussion|comments are closed|comments closed|comments off|no comments|no comments yet
    |0 comments|be the first to comment|comments are disabled|comments disabled|sort by|sort by best|sort by newest|oldest first|newest first
    |notify me of new posts via email|notify me of new comments via email|reply to this post|new topic|post new topic|reply with quote
    |profile|private message|pm|quote|report this content|manage subscriptions|view post in reader|customize|edit
    |more from this author|more by this author|view all posts|view profile|view my complete profile|posted in|filed under|filed in|newsletter|rss
    |rss feed|rss feed for comments on this post|rss feed for comments on this post. trackback uri|trackback uri|trackback url|permalink|trackback|trackbacks|pingback|pingbacks|all rights reserved|picked for you|editor's picks|editors' picks
    |recommended|recommended for you|what's hot|read next|up next|don't miss|watch|video|videos|photos|gallery|image|images|avatar|banner ad|adblock detected|back to top button|more posts|source link|sharethis|addthis|gefällt mir|gefällt mir wird geladen|wird geladen|lade|réagir à cet article|réagir|réagissez|load more comments|show more comments|view more comments|newest oldest|from wikipedia, the free encyclopedia|jump to navigation jump to search|our standards: the trust principles|reuse this content|standards|message|view all comments|view all|all comments|wideo|video|materiały promocyjne partnera|polecane oferty|dmca|hide comments
    |this site uses akismet to reduce spam|fill in your details below or click an icon to log in|email (address never made public)
    |required fields are marked|name|website|comment|name *|email *|your name|your email|save my name
    |was this article helpful|was this helpful|rate this|rate this article|donate|support us|sign up for our newsletter|original source
    |source link|read in app|listen to this article|listen|text size|font size|share full article|gift article
    |startseite|menü|suche|drucken|teilen|weiterlesen|mehr lesen|mehr zum thema|mehr erfahren|nach oben|zurück|weiter|anzeige|werbung|anmelden
    |registrieren|newsletter abonnieren|das könnte sie auch interessieren|das könnte dich auch interessieren|lesen sie auch|ähnliche beiträge|ähnliche artikel
    |verwandte artikel|kommentar schreiben|kommentar verfassen|kommentar hinterlassen|schreibe einen kommentar|schreiben sie einen kommentar|antwort abbrechen
    |keine kommentare|kommentar veröffentlichen|neuerer post|älterer post|impressum|datenschutz|datenschutzerklärung|kontakt
    |diesen artikel teilen|beitrag teilen|zum seitenanfang|zum inhalt springen|alle rechte vorbehalten|schlagwörter|kategorien|artikel drucken
    |accueil|rechercher|imprimer|partager|lire la suite|lire plus|voir plus|en savoir plus|à lire aussi|lire aussi|sur le même sujet|publicité|se connecter|s'inscrire
    |laisser un commentaire|ajouter un commentaire|écrire un commentaire|poster un commentaire|annuler la réponse|aucun commentaire
    |enregistrer un commentaire|article plus récent|article plus ancien|mentions légales|partager cet article|articles similaires|haut de page
    |aller au contenu|tous droits réservés|s'abonner|suivez-nous|contactez-nous|voir les commentaires
    |inicio|buscar|imprimir|compartir|leer más|ver más|seguir leyendo|lea también|te puede interesar|más noticias|noticias relacionadas|publicidad|iniciar sesión|registrarse
    |deja un comentario|deja una respuesta|dejar un comentario|publicar un comentario|escribe un comentario|cancelar respuesta|no hay comentarios|no hay comentarios.
    |entrada más reciente|entrada antigua|entradas relacionadas|artículos relacionados|ir al contenido principal|aviso legal|todos los derechos reservados
    |contacto|síguenos|comparte esto|me gusta esto|etiquetas|suscríbete
    |cerca|stampa|condividi|leggi tutto|leggi anche|continua a leggere|pubblicità|accedi|registrati|lascia un commento|scrivi un commento|annulla risposta
    |nessun commento|posta un commento|post più recente|post più vecchio|articoli correlati|vai al contenuto|tutti i diritti riservati|contatti|seguici su
    |início|pesquisar|partilhar|compartilhar|leia mais|ler mais|leia também|continuar lendo|publicidade|entrar|deixe um comentário|deixe uma resposta|comentar
    |cancelar resposta|nenhum comentário|sem comentários|postar um comentário|enviar um comentário|postagem mais recente|postagem mais antiga|artigos relacionados|notícias relacionadas
    |todos os direitos reservados|contato|siga-nos
    |zoeken|afdrukken|delen|lees meer|lees verder|lees ook|advertentie|inloggen|registreren|plaats een reactie|geef een reactie|laat een reactie achter|reactie annuleren
    |geen opmerkingen|een reactie posten|nieuwere post|oudere post|gerelateerde artikelen|naar de inhoud|alle rechten voorbehouden
    |strona główna|szukaj|drukuj|udostępnij|czytaj więcej|czytaj dalej|czytaj także|czytaj też|zobacz także|zobacz też|reklama|zaloguj się|zarejestruj się|dodaj komentarz
    |napisz komentarz|anuluj odpowiedź|anuluj pisanie odpowiedzi|brak komentarzy|prześlij komentarz|nowszy post|starszy post|polecane|podobne artykuły|wszelkie prawa zastrzeżone|obserwuj nas
    |przejdź do treści|napisz do nas|kontakt z redakcją
    |главная|меню|поиск|печать|распечатать|поделиться|читать далее|читать дальше|подробнее|далее|читайте также|читать также|смотрите также|по теме|реклама|войти|регистрация
    |добавить комментарий|оставить комментарий|написать комментарий|отправить комментарий|отменить ответ|нет комментариев|комментариев нет|следующее|предыдущее|похожие записи|похожие статьи|новости по теме
    |другие новости|популярное|подписаться|подпишитесь|все права защищены|контакты|о сайте|версия для печати|вверх|наверх|материалы по теме|метки|рубрики|ключевые слова
    |головна|пошук|друк|поділитися|читати далі|детальніше|читайте також|дивіться також|за темою|увійти|реєстрація|додати коментар|залишити коментар|дописати коментар|немає коментарів
    |скасувати відповідь|схожі новини|новини за темою|підписатися|усі права захищені|всі права захищено|контакти
    |pradžia|paieška|spausdinti|dalintis|skaityti daugiau|skaityti toliau|skaitykite taip pat|taip pat skaitykite|susiję straipsniai|reklama|prisijungti|registruotis|rašyti komentarą|palikti komentarą
    |parašykite komentarą|komentuoti|nėra komentarų|atšaukti atsakymą|visos teisės saugomos|žymos|naujienos
    |sākums|meklēt|drukāt|lasīt vairāk|lasi arī|lasīt tālāk|saistītie raksti|pievienot komentāru|atstāt komentāru|visas tiesības aizsargātas
    |avaleht|otsi|prindi|loe edasi|loe ka|loe lisaks|lisa kommentaar|seotud artiklid|kõik õigused kaitstud
    |etusivu|hae|tulosta|lue lisää|lue myös|jätä kommentti|lähetä kommentti|ei kommentteja|kaikki oikeudet pidätetään
    |hem|sök|skriv ut|läs mer|läs också|läs även|lämna ett svar|lämna en kommentar|skicka en kommentar|inga kommentarer|annons|relaterade artiklar|alla rättigheter förbehållna
    |hjem|søg|søk|les mer|les også|læs mere|læs også|skriv en kommentar|legg igjen en kommentar|ingen kommentarer|annonse|annonce|alle rettigheder forbeholdes
    |domů|hledat|tisk|číst dál|číst více|celý článek|čtěte také|přidat komentář|napsat komentář|okomentovat|žádné komentáře|související články|všechna práva vyhrazena
    |domov|hľadať|čítajte viac|čítajte tiež|pridať komentár|pridaj komentár|všetky práva vyhradené
    |főoldal|keresés|nyomtatás|tovább|olvasson tovább|kapcsolódó cikkek|megjegyzés küldése|nincsenek megjegyzések|szólj hozzá|hirdetés|minden jog fenntartva
    |acasă|căutare|citește mai mult|citește și|lasă un comentariu|lasă un răspuns|niciun comentariu|trimiteți un comentariu|articole similare|toate drepturile rezervate
    |ana sayfa|ara|yazdır|devamını oku|yorum yap|yorum yaz|bir cevap yazın|yorum gönder|hiç yorum yok|ilgili haberler|tüm hakları saklıdır
    |αρχική|αναζήτηση|εκτύπωση|διαβάστε επίσης|διαβάστε περισσότερα|αφήστε μια απάντηση|δημοσίευση σχολίου|δεν υπάρχουν σχόλια
    |начало|търсене|прочети повече|прочетете още|вижте още|напиши коментар|добави коментар|няма коментари|публикуване на коментар|всички права запазени
    |početna|pretraga|pročitajte još|pročitaj više|ostavi komentar|odgovori|sva prava pridržana|sva prava zadržana
    |コメントを残す|続きを読む|返信をキャンセル|关闭|阅读更多|发表评论|取消回复|댓글 남기기
    """.replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
