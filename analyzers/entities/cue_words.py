"""Cue words: words that show that a name of a person, place or organisation is next to them.

Each set holds folded words without clitics. The words are the titles and offices that news uses; the parts of names
come from Arabic grammar.
"""

from functools import cache

from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


# A person's name follows, directly or after an adjective or an office: الرئيس بوتين، وزير الخارجية لافروف.
TITLES = _words(
    """رئيس رئيسة وزير وزيرة ملك ملكة أمير أميرة سلطان شيخ شيخة إمام خليفة مرشد ولي نائب نائبة سفير سفيرة قنصل
    مستشار مستشارة مبعوث مبعوثة مندوب مندوبة ممثل ممثلة ناطق ناطقة متحدث متحدثة زعيم زعيمة قائد قائدة جنرال عميد عقيد
    مقدم رائد نقيب ملازم لواء فريق مشير ضابط رقيب مدير مديرة أمين أمينة سكرتير سكرتيرة مفوض مفوضة محافظ محافظة حاكم
    حاكمة عمدة والي مختار قاضي قاض قاضية مدعي محامي محامية محام دكتور دكتورة بروفيسور أستاذ أستاذة مهندس مهندسة طبيب
    طبيبة باحث باحثة خبير خبيرة محلل محللة كاتب كاتبة شاعر شاعرة روائي روائية صحفي صحفية صحافي صحافية إعلامي إعلامية
    مراسل مراسلة فنان فنانة ممثل مطرب مطربة مغني مغنية مخرج مخرجة منتج منتجة مدرب مدربة لاعب لاعبة مهاجم مدافع حارس
    كابتن حكم بطل بطلة نجم نجمة سيد سيدة آنسة حاج حاجة مرحوم شهيد راحل رفيق بابا بطريرك أسقف كاردينال قس مطران حاخام
    مفتي عضو عضوة سيناتور عالم عالمة مؤرخ مؤرخة مفكر مفكرة فيلسوف ناشط ناشطة معارض معارضة مرشح مرشحة وكيل وكيلة أخ
    أخت شقيق شقيقة نجل نجلة ابن ابنة زوج زوجة والد والدة حفيد أرملة خليفته سلفه نظيره نظيرته زميله زميلها صديقه نجله
    شقيقه زوجته ابنه ابنته والده والدته مواطن مواطنة مسؤول مسؤولة متهم قاتل داعية عالم مغنى موسيقار رسام رسامة رئيسه
    وزيره قائده زعيمه مديره مدربه"""
)

# A place's name follows: مدينة وونسان، محافظة أسيوط.
PLACE_HEADS = _words(
    """مدينة محافظة ولاية قرية بلدة منطقة إقليم مقاطعة جزيرة ضاحية حي شارع ميناء مطار نهر بحيرة جبل جبال وادي سهل
    صحراء خليج مضيق بحر محيط معبر مخيم بلدية عاصمة دولة جمهورية مملكة إمارة سلطنة شاطئ ساحل ريف قضاء ناحية ضواحي
    مديرية عمالة دائرة معتمدية حدود شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط قرب قاعدة مرفأ جسر طريق أرخبيل هضبة
    واحة بلد بلاد مدينتي ولايتي محافظتي بلدتي قريتي ميدان ساحة كاتدرائية"""
)
# The place heads after which any word is a place, listed or not; after the rest, ordinary words are frequent.
SURE_PLACE_HEADS = _words(
    "مدينة محافظة ولاية قرية بلدة مقاطعة جزيرة ضاحية بلدية مدينتي ولايتي محافظتي بلدتي قريتي مخيم"
)

# The name of an organisation begins with one of these.
ORGANISATION_HEADS = _words(
    """شركة مؤسسة منظمة جمعية حزب حركة اتحاد نقابة هيئة لجنة مجلس بنك مصرف جامعة كلية معهد مدرسة مركز صحيفة جريدة مجلة
    وكالة قناة إذاعة تلفزيون نادي فريق منتخب حكومة وزارة محكمة برلمان كونغرس جيش شرطة مجموعة تنظيم جماعة كتائب لواء
    كتيبة سفارة قنصلية بعثة رابطة جبهة تحالف حلف ائتلاف كتلة تيار مستشفى فندق دار دوري بطولة كأس مهرجان جائزة بورصة
    صندوق مكتب مديرية إدارة قوات قوة مصنع شبكة موقع مسجد كنيسة متحف مسرح ملعب أكاديمية مفوضية"""
)

# What bears the name of a person, beside places: معهد علي بورقيبة. What a person leads names him: حكومة علي العريض.
NAMESAKES = _words(
    "نهج جامعة كلية معهد مدرسة إعدادية ثانوية مستشفى مسجد جامع ملعب قاعة مسرح متحف أكاديمية كأس جائزة دورة"
)

# Sports clubs, whose name may end with their city: دينامو كييف.
CLUB_HEADS = _words(
    """دينامو دينمو سسكا لوكوموتيف لوكوموتيڤ سبارتاك تسسكا ستيوا بوروسيا بايرن اينتراخت آينتراخت ريال اتلتيكو أتلتيك
    ديبورتيفو سبورتينغ سبورتنغ سبورتينج انتر إنتر أسيك ايك آيك باوك رابيد أولمبيك أولمبيا مكابي هابويل بارتيزان فيردر
    هيرتا شاختار شاختيور زينيت روبين ليفسكي كلوب"""
)

# Verbs whose subject is a person: قال لافروف.
SAYING = _words(
    """قال قالت أعلن أعلنت أكد أكدت أوضح أوضحت أضاف أضافت صرح صرحت ذكر ذكرت أشار أشارت شدد شددت اعتبر اعتبرت رأى رأت
    نفى نفت كشف كشفت حذر حذرت دعا دعت طالب طالبت وصف وصفت اتهم اتهمت انتقد انتقدت تابع تابعت استطرد أعرب أعربت لفت
    لفتت نوه بحث بحثت التقى التقت استقبل استقبلت زار زارت وصل وصلت غادر غادرت افتتح ترأس اجتمع أجرى سجل أحرز فاز فازت
    تعرض أصيب توفي قتل اعتقل يقول تقول يرى يؤكد يضيف بدوره عين انتخب كتب كتبت"""
)

# Before a place: prepositions of place, and nouns of direction and movement.
LOCATIVE = _words("في فى من إلى الى نحو داخل خارج عبر قرب شمال جنوب شرق غرب وسط بين زيارة لدى")

# Parts of a name that need a following word, or join the word before.
NAME_JOINTS = _words("بن ابن أبو أبي أبا أم بنت آل عبد ولد سي دي فان فون دو دا لا لو ديل دل مك ماك سان أوف بو ذو آيت")

# Names of God, whom texts call on: الله العلي القدير. A person's name has «servant of» before one.
NAMES_OF_GOD = _words(
    """الله الرب رب المولى الخالق الباري العلي القدير العظيم الرحمن الرحيم العزيز الحكيم الكريم الجبار القهار الغفور
    السميع العليم القيوم الحي الصمد الأحد الواحد المهيمن الرزاق الوهاب اللطيف الخبير الجليل المتعال سبحانه تعالى
    العالمين"""
)

# After a name and before what they belong to: معز بن غربية ضيف البرنامج. Each is a family name too. «كاهية» is the
# deputy of an office in Tunisia: كاهية مدير.
ROLES = _words("ضيف ضيفة ظهير جناح طالب طالبة تلميذ تلميذة كاهية")

GOD = "الله"

# They end a given name: نور الدين.
SECOND_PARTS = _words("الدين الله الإسلام")

# Before the name of what is measured: مؤشر داو جونز، خام برنت. What is made, sold or played in may also have a person's
# name: شركة محمد العلي.
MEASURES = _words("مؤشر مؤشرات خام مزيج سهم أسهم نفط عقود سندات طراز موديل ماركة سلم مقياس")
PRODUCTS = _words(
    """وكالة موقع منظمة صحيفة جريدة مجلة قناة شبكة محطة إذاعة شركة شركات شركاء تطبيق سيارات هاتف هواتف هاتفي هاتفا
    هاتفها بندقية بنادق رشاش رشاشات سلاح ملعب ملاعب ستاد استاد حلبة بطولة دورة"""
)

# Before the name of an agency, itself or with an adjective: وكالة الأنباء الأردنية بترا.
NEWS = _words("الأنباء")

# Foreign common nouns in Arabic letters, which no person's name has: of streets, companies, papers, sites, clubs and
# societies. هيومن رايتس ووتش, فرانس برس, داونينغ ستريت.
FOREIGN_NOUNS = _words(
    """ستريت أفينيو سكوير برس بريس تايمز نيوز بوست تلغراف تليغراف تلجراف تريبيون جورنال هيرالد دايلي ديلي صنداي غارديان
    ماغازين ميديا نتوورك نيتورك أونلاين بوك ووتش رايتس إنترناشيونال انترناشونال فاونديشن إنستيتيوت كلوب يونايتد سيتي
    سبورتينغ سبورتنغ أتلتيكو غروب جروب كوربوريشن كومباني إيرلاينز إيروايز موتورز تيليكوم إلكتريك بتروليوم إنرجي
    كابيتال إنفستمنت هولدينغ هولدنغ"""
)

# The Latin letters as Arabic spells them: يو بي آي, بي بي سي, إف بي آي.
LATIN_LETTERS = _words(
    "إيه آي بي سي دي إي إف أف جي إتش أتش آي جاي جيه كي كيه إل أل إم أم إن أن أو كيو آر إس أس تي يو في دبليو إكس واي زد"
)

# Before the name of a child, or of a quality: أبو مازن.
KUNYAS = _words("أبو أبي أبا أم")

# Before another name of the same person: المكنى أبو عياض.
NAMED = _words("المكنى المكناة المدعو المدعوة الملقب الملقبة المعروف المعروفة المسمى المسماة يدعى تدعى")

# Between a name and the father's.
PATRONYMICS = _words("بن بنت")

# Family names of China and Korea, which stand first. Several are also particles or verbs: هو جين تاو, بان كي مون.
EAST_ASIAN_FAMILIES = _words("بان باك بارك كيم لي تشوي جونغ جونج مون هو شي ون وين وانغ يانغ تشانغ ليو جيانغ هان نغوين")

# Before «God» after a person's name; the blessings whose verb has a pronoun (رحمه الله) need no list.
BLESSINGS = _words("رضي صلى أطال أدام وفق طيب أعز أيد بارك")

# After the name of a king or a pope: محمد السادس، بنديكتوس السادس عشر.
REGNAL = _words("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي عشر الثانية")


@cache
def cue_classes() -> dict[str, str]:
    """Map each word to its classes: T title, P place head, O organisation, S saying, L locative, J joint.

    Words of T, P and O are also listed with the article.
    """
    classes: dict[str, str] = {}
    sets = zip("TPOSLJ", (TITLES, PLACE_HEADS, ORGANISATION_HEADS, SAYING, LOCATIVE, NAME_JOINTS), strict=True)
    for letter, words in sets:
        for word in words:
            classes[word] = classes.get(word, "") + letter
            if letter in "TPO":
                classes[ARTICLE + word] = classes.get(ARTICLE + word, "") + letter
    return classes
