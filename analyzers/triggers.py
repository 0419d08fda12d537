"""Words that tell what the words beside them are: data, one class a set, in folded spelling.

Compared without clitics; `with_article` adds the forms with «ال». Sources: the titles and offices that news
uses, and Arabic grammar for the parts of a name.
"""

from functools import cache

from analyzers.fold import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


# A person's name follows, at once or behind an adjective or the office's place: الرئيس بوتين، وزير الخارجية لافروف.
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
# Of these, the ones behind which any word is a place, known or not; the others often stand before ordinary words.
SURE_PLACE_HEADS = _words(
    "مدينة محافظة ولاية قرية بلدة مقاطعة جزيرة ضاحية بلدية مدينتي ولايتي محافظتي بلدتي قريتي مخيم"
)

# The name of an organisation begins here.
ORGANISATION_HEADS = _words(
    """شركة مؤسسة منظمة جمعية حزب حركة اتحاد نقابة هيئة لجنة مجلس بنك مصرف جامعة كلية معهد مدرسة مركز صحيفة جريدة مجلة
    وكالة قناة إذاعة تلفزيون نادي فريق منتخب حكومة وزارة محكمة برلمان كونغرس جيش شرطة مجموعة تنظيم جماعة كتائب لواء
    كتيبة سفارة قنصلية بعثة رابطة جبهة تحالف حلف ائتلاف كتلة تيار مستشفى فندق دار دوري بطولة كأس مهرجان جائزة بورصة
    صندوق مكتب مديرية إدارة قوات قوة مصنع شبكة موقع مسجد كنيسة متحف مسرح ملعب أكاديمية مفوضية"""
)

# A person did this: قال لافروف.
SAYING = _words(
    """قال قالت أعلن أعلنت أكد أكدت أوضح أوضحت أضاف أضافت صرح صرحت ذكر ذكرت أشار أشارت شدد شددت اعتبر اعتبرت رأى رأت
    نفى نفت كشف كشفت حذر حذرت دعا دعت طالب طالبت وصف وصفت اتهم اتهمت انتقد انتقدت تابع تابعت استطرد أعرب أعربت لفت
    لفتت نوه بحث بحثت التقى التقت استقبل استقبلت زار زارت وصل وصلت غادر غادرت افتتح ترأس اجتمع أجرى سجل أحرز فاز فازت
    تعرض أصيب توفي قتل اعتقل يقول تقول يرى يؤكد يضيف بدوره عين انتخب كتب كتبت"""
)

# Before a place: a preposition of place or a verb of moving.
LOCATIVE = _words("في فى من إلى الى نحو داخل خارج عبر قرب شمال جنوب شرق غرب وسط بين زيارة لدى")

# Parts of an Arabic name that take the next word in, or join on to the word before.
NAME_JOINTS = _words(
    "بن ابن أبو أبي أبا أم بنت آل عبد ولد سي دي فان فون دو دا لا لو ديل دل مك ماك سان أوف بو ذو آيت"
)


@cache
def classes() -> dict[str, str]:
    """Word -> the letters of the classes it is in: T title, P place head, O organisation, S saying, L locative, J joint."""
    found: dict[str, str] = {}
    sets = zip(
        "TPOSLJ", (TITLES, PLACE_HEADS, ORGANISATION_HEADS, SAYING, LOCATIVE, NAME_JOINTS), strict=True
    )
    for letter, words in sets:
        for word in words:
            found[word] = found.get(word, "") + letter
            if letter in "TPO":
                found["ال" + word] = found.get("ال" + word, "") + letter
    return found
