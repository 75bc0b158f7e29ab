using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Admin.Treatments;
using SalonCrm.Data.Access;
using SalonCrm.Data.Consents;

namespace SalonCrm.Admin.Settings;

/// <summary>What clients are asked with, version by version. A version is never changed: somebody agreed to it.</summary>
public sealed partial class ConsentTextsPage
{
    /// <summary>The portal's own languages, in which a text can always be written.</summary>
    private static readonly string[] Own = ["ru", "en"];

    private IReadOnlyList<ConsentTextView>? _texts;
    private ConsentTextForm? _form;
    private Problems _problems = Problems.None;
    private ConsentPurpose? _saved;
    private string? _notice;
    private string? _refused;
    private bool _isBusy;

    [Inject]
    private ConsentWording Wording { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <summary>A version as people name it.</summary>
    internal static string VersionOf(ConsentTextView text) => FieldTexts.Told(SettingsText.Version, text.Version, FieldTexts.Day(text.ValidSince));

    /// <summary>A language as the choice of the client's own language names it.</summary>
    internal static string NameOf(string language) =>
        ClientsText.ResourceManager.GetString($"Choice_PreferredLanguage_{language}", ClientsText.Culture) ?? CultureInfo.GetCultureInfo(language).NativeName;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => Load();

    private static string TextId(string language) => $"consent-text-{language}";

    private static string[] Languages(ConsentTextView current) => [.. Own.Union(current.Texts.Keys, StringComparer.Ordinal)];

    private async Task Load()
    {
        (_form, _problems, _notice) = (null, Problems.None, null);
        _texts = (await Wording.AllTexts(await Current.Get()) as Outcome<IReadOnlyList<ConsentTextView>>.Done)?.Value;
        _refused = _texts is null ? ClientsText.NotAllowed : null;
    }

    private void Begin(ConsentTextView current)
    {
        _saved = null;
        _form = new() { Purpose = current.Purpose, BasedOn = current.Version, ValidSince = Time.Today() };
        foreach (var language in Languages(current))
        {
            _form.Texts[language] = current.Texts.GetValueOrDefault(language);
        }
    }

    private async Task Keep()
    {
        if (_isBusy || _form is not { } form)
        {
            return;
        }

        (_isBusy, _problems, _notice) = (true, Problems.None, null);
        try
        {
            switch (await Wording.AddText(await Current.Get(), form))
            {
                case Outcome<ConsentTextView>.Done:
                    await Load();
                    _saved = form.Purpose;
                    break;
                case Outcome<ConsentTextView>.Invalid invalid:
                    _problems = new(invalid.Problems);
                    break;
                case Outcome<ConsentTextView>.Conflict conflict:
                    // Told once: saving again adds the version on top of the other's.
                    (form.BasedOn, _notice) = (conflict.Version, SettingsText.Conflict);
                    break;
                default:
                    _notice = ClientsText.NotAllowed;
                    break;
            }
        }
        finally
        {
            _isBusy = false;
        }
    }
}
