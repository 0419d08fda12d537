"""Reports for tests of near-duplicates: a story in four forms, other stories, and weather notes of one pattern."""

from indexer.engine.base import Engine
from indexer.similar.groups import load_groups

FLOOD = (
    "ضربت السيول مدينة درنة في شرق ليبيا ليلة الاثنين بعد انهيار سدين قديمين فوق الوادي. "
    "وقال مدير الإسعاف أسامة علي إن أحياء كاملة جرفتها المياه إلى البحر. "
    "وأرسلت مصر وتونس فرق إنقاذ وطائرات تحمل أدوية وخياما إلى مطار بنينا. "
    "وطلبت الحكومة من السكان أن يبتعدوا عن مجرى الوادي حتى تنحسر المياه تماما."
)
CUT = " ".join(FLOOD.split()[:34]) + "."
REORDERED = ". ".join(reversed(FLOOD.rstrip(".").split(". "))) + "."
RESPELLED = FLOOD.replace("درنة", "درنه").replace("بنينا", "بنينه").replace("أسامة", "اسامه").replace("تونس", "طونس")
FINAL = (
    "فاز منتخب المغرب لكرة القدم داخل القاعات بكأس أفريقيا في مدينة الرباط أمام جمهور كبير. "
    "وسجل القائد سفيان المسرار هدفين في الشوط الأول ثم دافع زملاؤه عن التقدم حتى صافرة النهاية. "
    "وقال المدرب هشام الدكيك إن اللقب ثمرة عمل عشر سنوات مع لاعبي الأندية المحلية."
)
LATER = (
    "وصلت إلى درنة في شرق ليبيا سفينة تحمل جسورا متحركة بعد شهر من السيول. "
    "وقالت البلدية إن إعادة بناء السدين تحتاج إلى ثلاث سنوات وإلى شركات من الخارج. "
    "وعاد تلاميذ المدينة إلى سبع مدارس فقط، وبقيت بيوت كثيرة بلا ماء ولا كهرباء."
)
WEATHER = (
    "يكون الطقس {sky} بأغلب المناطق والريح من القطاع {wind} قرب السواحل والبحر {sea}، "
    "وتتراوح الحرارة القصوى بين {low} و{high} درجة بالشمال و{other} درجة بالجنوب."
)
SUNNY = WEATHER.format(sky="مشمسا وصافيا", wind="الشرقي ضعيفة", sea="هادئا", low=31, high=36, other=41)
RAINY = WEATHER.format(sky="ممطرا وغائما كليا", wind="الغربي قوية", sea="شديد الهيجان", low=11, high=15, other=19)

TEXTS = {
    "flood": f"نشرت في: 11/09/2023\n{FLOOD}",
    "flood-cut": f"نشرت في: 12/09/2023\n{CUT}",
    "flood-reordered": f"نشرت في: 13/09/2023\n{REORDERED}",
    "flood-respelled": RESPELLED,
    "final": FINAL,
    "later": LATER,
    "sunny": SUNNY,
    "rainy": RAINY,
}
COPIES = ("flood", "flood-cut", "flood-reordered", "flood-respelled")


def stored_groups(engine: Engine) -> set[tuple[str, ...]]:
    """Return the groups of near-duplicates among the documents of an index."""
    groups = load_groups(engine.tables)
    return {groups.group(record.document.id) for record in engine.written()} - {()}
