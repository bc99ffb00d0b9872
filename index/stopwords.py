"""Words that say nothing about a matter; short lists, folded (measured: long ones hurt).

Apostrophes are left out: "didnt" is "didn't", too.
"""

ENGLISH = frozenset(
    """
    a about above according after again all also although am an and any are arent as at be
    because been before being below between both but by can cant could couldnt did didnt do does
    doesnt doing done dont down during each else ever every few for from further had hadnt has
    hasnt have havent having he her here hers him his how however i if in into is isnt it its
    ive just like many may me might mightnt more most much must mustnt my neednt no nor not now
    of off on once only or other our out over own per please same shall she should shouldnt
    since so some such tell than that the their them then there these they theyre theyve this
    those through to too under until up upon us very via was wasnt we were werent weve what
    whats when where wheres whether which while who whom whos whose why will with within wont
    would wouldnt yet you your youre yours youve
    """.split()
)

TURKISH = frozenset(
    """
    acaba ama ancak bana bazi bir biri birkac biz bu buna bunda bundan bunlar bunu bunun cok
    cunku da daha de defa degil diye dolayi en etti edildi eden fakat gibi hangi hangisi
    hakkinda hem hep her hic icin ile ise iken kac kacinci kadar kez ki kim kime kimi kimin
    kimden mi midir mu mudur nasil ne neden nedir nerede nereye nereden niye nicin o olan
    olarak oldu olmus olur ona ondan onlar onu onun sadece siz sonra su ve veya ya yani ye
    zaman
    """.split()
)

TURKISH_FRAME = frozenset(
    """
    altinda anlatan anlatilan anlatiyor arasinda arasindaki bahseden bahsedilen bahsediliyor
    bahsediyor bazen bircok boyunca bulunabilir bulunan bulundugu bulunmaktadir bulunmus
    bulunmustur bulunur bulunuyor bulunuyordu cektigi cogu degildir deginiyor dolayisiyla eder
    ederek edildigi edilen edilir edilme edilmektedir edilmesi edilmesini edilmis edilmisti
    edilmistir ediyor ediyordu esnasinda etmek etmektedir etmesi etmesini etmis etmistir ettigi
    ettigini ettiler geciyor gelmektedir gore hakkindaki hangileri hangisidir hangisiydi hepsi
    herhangi ilgili iliskin itibaren itibariyla itibariyle kacti kadardi kadari kadarini kendi
    kendine kendini kimdi kimdir kiminle kimler kimlerdi kimmis konusunda konusundaki miydi
    miymis muydu muymus nasildi neler nelerden nelerdi nelerdir nelere neleri nelerle nerededir
    neredeydi neredeymis neresi neresidir neyden neydi neydiler neye neyi neyin neyle neymis
    nicindi olabilir olacak olacakti oldugu olduguna oldugunda oldugundan oldugunu oldugunun
    olmadan olmadigi olmadigini olmak olmaktadir olmasi olmasina olmasini olmayan olmustu
    olmustur olunan olundu olup olurdu once onceki oncesinde peki sirasinda sonraki tane
    tarafindan tarihe tarihinde tarihte uzerinde uzerindeki uzerine var vardi vardir varsa
    yapiyor yapiyordu yapmis yapmislar yapmisti yapti yaptilar yilda yilinda yok yoktu yoktur
    zamanda zamandi
    """.split()
)
"""Words that shape a Turkish question and may stand in a text; only questions leave them out."""

RUSSIAN = frozenset(
    """
    а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже
    для до его ее ей если есть еще же за и из или им их к как какая какие какими каких какого
    какое какой каком какую ко когда кого кому который которая которые ли между меня мне много
    можно мы на над не него нее нет ни них но ну о об он она они оно от откуда по под почему
    при про с сколько со так такой там те тем то того тоже той только том ту ты у уже чего чей
    чем что чтобы чья эта эти это этот я
    """.split()
)


# Verbs and nouns that a question uses for anything, and what people are called out of politeness.
# They are searched; whether a passage holds them tells nothing about what it speaks of.
LIGHT = frozenset(
    """
    answer anything ask asked asking attested became become becoming began begin bey bring
    bringing brought call came carried carries carry carrying caused centuries century come
    comes coming comrade concern concerned decade describe described describes describing
    discussed discusses documented dr efendi exist existed existing exists explain explained
    explains find finding finds found gave get gets getting give given gives giving go goes
    going got hanim held help helped helping hold holding holds involve involved involves
    involving keep keeping keeps kept kind know known lead leading learn learned leave leaves
    leaving led left let listed live lives look looked looking made make makes making manner
    mean meant mention mentioned mentioning mentions month months mr mrs ms name named need
    needed needing needs offer offered offering paid part pasa pasha pay paying pays play played
    playing point purpose put puts putting read really reason reasons receive received receives
    receiving recorded regard regarding role said saw say says see sees send sending sends sent
    set show showing shown shows sir something source sources speak speaking speaks spoke spoken
    start started starting stay stayed staying story suggest supply supplying take taken takes
    taking talk talked talking telling tells thing things think thinking thinks thought told
    took try trying turn turning type use used using want wanted wanting wants way ways went
    word words work worked write wrote
    """.split()
)
