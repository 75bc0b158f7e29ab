using Microsoft.AspNetCore.Components;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Treatments;

/// <summary>The specialists' notes and patch tests of a card; one entry at a time is typed.</summary>
public sealed partial class NotesSection
{
    /// <summary>Where the section stands on the page.</summary>
    public const string Id = "notes";

    private static readonly Filter[] Filters =
    [
        new(() => TreatmentsText.All, _ => true),
        .. Enum.GetValues<NoteKind>().Select(kind => new Filter(() => TreatmentTexts.Of(kind), e => e.Note?.Form.Kind == kind)),
        new(() => TreatmentsText.PatchTests, e => e.Test is not null),
    ];

    private IReadOnlyList<SpecialistNoteView> _notes = [];
    private IReadOnlyList<PatchTestView> _tests = [];
    private List<Entry> _entries = [];
    private Filter _filter = Filters[0];
    private EntryDraft<SpecialistNoteForm>? _note;
    private EntryDraft<PatchTestForm>? _test;
    private bool _mayWrite;

    /// <summary>The card.</summary>
    [Parameter]
    [EditorRequired]
    public ClientCard Card { get; set; } = default!;

    /// <summary>Called with the card as it is after the network's own fields were filled in.</summary>
    [Parameter]
    public EventCallback<ClientCard> Changed { get; set; }

    /// <summary>Called after a patch test was saved: a reaction stands in the pinned band.</summary>
    [Parameter]
    public EventCallback CardTouched { get; set; }

    private IEnumerable<Entry> Shown => _entries.Where(_filter.Includes);

    private string? Empty => _note is not null || _test is not null ? null
        : _entries.Count == 0 ? _mayWrite ? TreatmentsText.NoNotes : TreatmentsText.NoNotesToRead
        : !Shown.Any() ? TreatmentsText.NoneOfKind : null;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Show(Card.Entries?.Notes ?? [], Card.Entries?.PatchTests ?? []);
        _mayWrite = (await Current.Get()).Role.Allows(Permission.WriteTreatments);
    }

    private void Show(IReadOnlyList<SpecialistNoteView> notes, IReadOnlyList<PatchTestView> tests)
    {
        (_notes, _tests, _note, _test) = (notes, tests, null, null);
        _entries =
        [
            .. notes.Select(n => new Entry(n.Form.Id, n.Form.Day!.Value, n.Written.At, n, null))
                .Concat(tests.Select(t => new Entry(t.Form.Id, t.Form.Day!.Value, t.Written.At, null, t)))
                .OrderByDescending(e => e.Day).ThenByDescending(e => e.At),
        ];
    }

    private void AddNote() => _note = new(new SpecialistNoteForm { ClientId = Card.Id, Day = Time.Today() });

    private void AddTest() => _test = new(new PatchTestForm { ClientId = Card.Id, Day = Time.Today() });

    /// <summary>Not set while another entry is typed, so that nothing typed is lost.</summary>
    private EventCallback Editing(Action edit) =>
        _mayWrite && _note is null && _test is null ? EventCallback.Factory.Create(this, edit) : default;

    private void Cancel() => (_note, _test) = (null, null);

    private async Task SaveNote()
    {
        var actor = await Current.Get();
        if (_note is { } draft && await draft.Save(form => Notes.Save(actor, form)) is { } notes)
        {
            _filter = Filters[0];
            Show(notes, _tests);
        }
    }

    private async Task SaveTest()
    {
        var actor = await Current.Get();
        if (_test is { } draft && await draft.Save(form => Tests.Save(actor, form)) is { } tests)
        {
            _filter = Filters[0];
            Show(_notes, tests);
            await CardTouched.InvokeAsync();
        }
    }

    private sealed record Filter(Func<string> Text, Func<Entry, bool> Includes);

    private sealed record Entry(Guid Id, DateOnly Day, DateTimeOffset At, SpecialistNoteView? Note, PatchTestView? Test)
    {
        public Authorship? Written => Note?.Written ?? Test?.Written;
    }
}
