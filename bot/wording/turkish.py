"""The bot's own words in Turkish."""

from collections.abc import Mapping
from typing import ClassVar

from bot.wording.english import English


class Turkish(English):
    """Every line of `English`, translated."""

    ABOUT = "Soru sorun; yanıtlayan paragrafı kelimesi kelimesine, kaynağıyla birlikte alın."
    DESCRIPTION = (
        "Elimdeki belgeler hakkında soru sorun. En uygun paragrafı kelimesi kelimesine gösterir, "
        "nerede durduğunu söylerim. Kendiliğimden yanıt yazmam."
    )
    START = (
        "<b>Ad Fontes</b>: kaynaklara.\n\n"
        "Bana bir soru sorun. Yanıtlayan paragrafı bulur, kelimesi kelimesine ve izlenebilir bir "
        "kaynak göstererek sunarım. Kendiliğimden yanıt yazmam; kaynaklar susuyorsa bunu "
        "söylerim.\n\nÖrnek: <i>Sovyet Rusya kaç tüfek gönderdi?</i>\n\n"
        "/sources okuduklarımı, /help neler yapabildiğimi gösterir."
    )
    HELP = (
        "<b>Sormak</b>\n"
        "Burada: sorunuzu yazmanız yeter.\n"
        "Grupta: <code>/ask sorunuz</code> yazın ya da bir mesajımı yanıtlayın. Bir mesaja yanıt "
        "olarak <code>/ask</code>, o mesajdakini sorar.\n"
        "Her sohbette: <code>@{username} sözcükler</code> eklenecek pasajlar önerir.\n\n"
        "<b>Yanıtın altında</b>\n"
        "‹ › sonraki en iyi pasaja geçer, <i>Bağlam</i> çevresindeki paragrafları, <i>Künye</i> "
        "tam kaynak bilgisini gösterir.\n"
        "Sorunuzu düzenlerseniz yanıtım da değişir.\n\n"
        "<b>Okumak</b>\n"
        "/sources belgeleri sıralar, <code>/source 2</code> birini açar.\n"
        "/privacy neyi hatırladığımı söyler."
    )
    UNKNOWN_COMMAND = "{command} diye bir komut bilmiyorum."
    GREETING = (
        "Merhaba! Okuduğum belgeler hakkında bir şey sorun, örneğin: <i>{example}</i>\n"
        "/sources onları sıralar."
    )
    EXAMPLE = "Moskova Antlaşması ne zaman imzalandı?"
    THANKS = "Rica ederim. Teşekkür kaynaklara."
    NONSENSE = "Aranacak bir sözcük bulamadım. Lütfen sorunuzu sözcüklerle yazın."
    NO_QUESTION = (
        "Ne öğrenmek istersiniz? <code>/ask</code> ve sorunuzu tek mesajda yazın ya da bir mesajı "
        "<code>/ask</code> ile yanıtlayın."
    )
    NO_TEXT = "Yalnızca metin okuyabiliyorum. Lütfen sorunuzu yazın."
    PRIVACY = (
        "<b>Neyi hatırlıyorum</b>\n"
        "Her soruyu, dilini, gösterdiğim pasajları, sohbetin türünü ve zamanı; sizi adınızla "
        "değil, takma bir adla (Telegram kimliğinizin anahtarlı özeti). Düğmeler, yeniden "
        "başlatmadan sonra da çalışsın diye altında durdukları mesajı hatırlar.\n"
        "{retention}\n"
        "Kimseye bir şey gönderilmez; arkamda bir dil modeli yoktur."
    )
    KEPT_FOREVER = "İşletmeci silene kadar saklanır."
    KEPT_DAYS = "{days} gün sonra silinir."
    VERDICTS: ClassVar[Mapping[str, str]] = {
        "strong": "Güçlü eşleşme",
        "partial": "Kısmi eşleşme",
        "weak": "Zayıf eşleşme: en yakın pasaj, yanıt olmayabilir",
        "none": "En yakın pasaj: büyük olasılıkla yanıt değil",
        "further": "Sonraki en iyi pasaj",
    }
    NOTHING = "<b>Bir şey bulunamadı.</b> Kaynaklar bundan söz etmiyor gibi."
    MISSING = "Hiçbir kaynak bilmiyor: {words}."
    UNMET = "Hiçbir pasaj uymuyor: {words}."
    SEARCHED = "Aranan: {words}"
    SUGGESTED = "Şunu mu demek istediniz: {words}?"
    MORE = "… ve {count} tane daha"
    WEAK = "En yakınları, ama zayıf:"
    OTHERS = "Diğer pasajlar"
    LITERAL = "Yalnızca sözcüklerim"
    NEAREST = "En yakın pasajları göster"
    OTHERWISE = "Başka bir kaynak farklı söylüyor: {title}"
    COMPARE = "Yayına hazırlayanın notu karşılaştırıyor: {title}"
    SAME_TEXT = "Aynı metin: {titles}"
    RECORD = "Kaynağın künyesi: {told}"
    NOTE = "Yayına hazırlayanın notu: {note}"
    FOOTNOTE = "Dipnot: {note}"
    SOURCES = "<b>Kaynaklar</b>"
    MORE_SOURCES = "… ve {count} belge daha. <code>/source</code> ve başlıktan sözcüklerle açın."
    OPEN_SOURCE = "Birini <code>/source 1</code> ile açın."
    NO_SOURCE = "“{words}” diye bir kaynağım yok. /sources hepsini sıralar."
    PARAGRAPHS = "{count} paragraf."
    GONE = "Bu pasaj artık kaynaklarda yok."
    NO_PASSAGE = "Bu bağlantı bir pasaj göstermiyor: bir parçası eksik olabilir."
    EXPIRED = "Bu düğme benim için çok eski. Lütfen yeniden sorun."
    NOT_YOURS = "Bu sayfaları yalnızca soran çevirir. Kendi kopyanızı açın."
    FAILED = "Bende bir şey ters gitti; not edildi. Lütfen yeniden sorun."
    INLINE_START = "Kaynaklarda aramak için yazın"
    INLINE_NOTHING = "Bir şey bulunamadı. Doğrudan bana sorun"
    CONTEXT, CITE, BACK = "Bağlam", "Künye", "‹ Geri"
    EARLIER, LATER = "↑ Önceki", "↓ Sonraki"
    COPY = "Kopyala"
    FULL_CITATION = "Tam künye"
    SHORT_FORM = "Kısa biçim"
    PASSAGE = "Pasaj"
    LINK = "Bağlantı"
    COMMANDS: ClassVar[Mapping[str, str]] = {
        "ask": "kaynaklara soru sor",
        "sources": "okuduğum belgeler",
        "source": "birini aç",
        "help": "nasıl sorulur, düğmeler ne yapar",
        "privacy": "neyi hatırlıyorum",
    }
    START_COMMAND = "başla"
    TERMINAL_GREETING = "Merhaba! Belgeler hakkında sorun, örneğin: Batum kime bırakıldı?"
    TERMINAL_HELP = (
        "Belgeler hakkında soru sorun: adfontes ask “…”. “adfontes chat” bir sohbettir, "
        "“adfontes --help” komutları sıralar."
    )
    BUILDING = "Yeni dizin kuruluyor. Sorular bu sırada eldekiyle yanıtlanır."
    BUILT = "Yeni dizin hizmette."
    UNCHANGED = "Hiçbir belge değişmedi; dizin güncel."
    NOT_BUILT = "Dizin değiştirilmedi:"
    ROLLED_BACK = "{name} yeniden hizmette."
    NO_ROLLBACK = "Geri dönülecek daha eski bir dizin yok."
    MAINTAINER_COMMANDS: ClassVar[Mapping[str, str]] = {
        "reindex": "değişenleri dizine al",
        "rollback": "önceki dizine dön",
    }
