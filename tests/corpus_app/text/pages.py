"""Web pages for tests, built as the systems that most pages come from build theirs."""

PARAGRAPHS = """
<p>On Tuesday night the lower bridge gave way, and 27&nbsp;000 litres of milk went down
the valley with it.</p>
<p>The keeper of the mill said that he had seen it coming since the spring, and that he had told the county so
in two letters, neither of which was answered before the bridge was gone.</p>
<p>The county wants to build a new one in three years, for 4&#8239;million crowns, and has asked the state for
half of the money. Until then the milk goes the long way round, by the upper bridge and the market.</p>
"""


def page(main: str = PARAGRAPHS, after: str = "", head: str = "", title: str = "The bridge is gone") -> str:
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{title} | Valley Herald</title>
<meta property="og:site_name" content="Valley Herald"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">
<link rel="canonical" href="https://valley.example/2021/bridge">{head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav>
<main><article class="post"><h1>{title}</h1><div class="entry-content">{main}</div></article>{after}</main>
<footer><p>Copyright Valley Herald</p></footer></body></html>"""


WORDPRESS = """
<div id="comments" class="comments-area"><h2 class="comments-title">3 comments</h2>
<ol class="comment-list">
<li id="comment-1" class="comment even depth-1"><article id="div-comment-1" class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Olga 💙💛</b>
<span class="says">says:</span></div><div class="comment-metadata"><a href="#c1">
<time datetime="2021-03-05T09:00:00Z">March 5, 2021 at 9:00</time></a></div></footer>
<div class="comment-content"><p>It was rotten.</p><p>Everybody&nbsp;knew.</p></div>
<div class="reply"><a href="#r">Reply</a></div></article>
<ol class="children"><li id="comment-2" class="comment odd depth-2">
<article id="div-comment-2" class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Edward Said</b></div>
<div class="comment-metadata"><time datetime="2021-03-06T09:00:00Z">March 6</time></div></footer>
<div class="comment-content"><p>Not everybody.</p></div></article></li></ol></li>
<li id="comment-3" class="comment even depth-1"><article id="div-comment-3" class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Jan</b></div></footer>
<div class="comment-content"><p>Well.</p></div></article></li></ol>
<div id="respond"><h3>Leave a reply</h3><form><textarea></textarea></form></div></div>"""

BLOGGER = """
<section class="comments threaded" id="comments"><h3>2 comments:</h3><div class="comments-content"><ol>
<li class="comment" id="c101"><div class="avatar-image-container"><img src="a.png"></div>
<div class="comment-block">
<div class="comment-header"><cite class="user"><a href="/p/1">Olga 💙💛</a></cite>
<span class="icon user"></span>
<span class="datetime secondary-text"><a href="#c101">2021-03-05</a></span></div>
<p class="comment-content">It was rotten.<br>Everybody knew.</p>
<span class="comment-actions secondary-text"><a>Reply</a><span><a>Delete</a></span></span></div>
<div class="comment-replies"><div class="thread-toggle"></div><ol><li class="comment" id="c102">
<div class="comment-block"><div class="comment-header"><cite class="user">Jan</cite></div>
<p class="comment-content">Not everybody.</p></div></li></ol></div></li></ol></div></section>"""

MICRODATA = """
<section id="discussion"><div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
<span itemprop="author" itemscope itemtype="https://schema.org/Person">
<span itemprop="name">Olga</span></span>
<meta itemprop="dateCreated" content="2021-03-05"><div itemprop="text">It was rotten.</div>
<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Jan</span>
<div itemprop="text">Not everybody knew.</div></div></div></section>"""

PLAIN = """
<div class="comment-wrapper"><h3>Readers write</h3>
<div class="comment"><span class="username">Olga said...</span><span class="date">2021-03-05</span>
It was rotten.</div>
<div class="comment"><span class="username">Jan:</span> Not everybody knew.
<a class="reply-link">Reply</a></div>
</div>"""

BEM = """
<section class="board_comments">
<div class="board__comment"><div class="comment__avatar"><img src="a.png"></div>
<div class="comment__body"><div class="comment__info"><span class="comment__author"><strong>Olga</strong>
<span class="role-badge">Staff</span></span><span class="comment__time">13/4/21</span></div>
<div class="comment__content">It was rotten.<p class="comment-actions"><a>Edit</a></p></div></div></div>
<div class="board__comment"><div class="comment-author"><img src="b.png"></div><div class="comment-body">
<cite class="fn">Jan</cite> <time itemprop="commentTime">2/5/21</time><p>Not everybody knew.</p></div></div>
</section>"""

UNMARKED = """
<div id="comments"><p>It was rotten, and everybody knew it was.</p><p>Not everybody knew that.</p></div>"""
