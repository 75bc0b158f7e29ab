namespace SalonCrm.Data.Consents;

/// <summary>The texts that a network begins with, until it writes its own.</summary>
internal static class FirstConsentTexts
{
    public const int Version = 1;

    private static readonly Dictionary<ConsentPurpose, (string English, string Russian)> Texts = new()
    {
        [ConsentPurpose.Processing] = (
            "I agree that the salon network keeps my name, contacts and the history of my visits and uses them to serve me in its salons. I can withdraw this consent at any time.",
            "Я согласен (согласна), что сеть салонов хранит моё имя, контакты и историю визитов и использует их, чтобы обслуживать меня в своих салонах. Я могу отозвать согласие в любое время."),
        [ConsentPurpose.Marketing] = (
            "I agree that the salon network sends me news and offers by phone, message or email. I can withdraw this consent at any time.",
            "Я согласен (согласна) получать от сети салонов новости и предложения по телефону, в сообщениях или по электронной почте. Я могу отозвать согласие в любое время."),
        [ConsentPurpose.Photos] = (
            "I agree that the salon takes photos before and after a service and keeps them on my card for its specialists. They are not published. I can withdraw this consent at any time.",
            "Я согласен (согласна), что салон делает фотографии до и после услуги и хранит их в моей карте для своих специалистов. Они не публикуются. Я могу отозвать согласие в любое время."),
        [ConsentPurpose.HealthData] = (
            "I agree that the salon network keeps what I tell about my health (allergies, contraindications, conditions) so that services do me no harm. I can withdraw this consent at any time.",
            "Я согласен (согласна), что сеть салонов хранит то, что я рассказываю о своём здоровье (аллергии, противопоказания, заболевания), чтобы услуги мне не повредили. Я могу отозвать согласие в любое время."),
    };

    public static IEnumerable<ConsentText> Of(ConsentPurpose purpose, DateOnly today)
    {
        var (english, russian) = Texts[purpose];
        yield return new() { Purpose = purpose, Version = Version, Language = "en", Text = english, ValidSince = today };
        yield return new() { Purpose = purpose, Version = Version, Language = "ru", Text = russian, ValidSince = today };
    }
}
