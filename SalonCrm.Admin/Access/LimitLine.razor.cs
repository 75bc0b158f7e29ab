using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Access;

/// <summary>One limit, to be read and changed in place.</summary>
public sealed partial class LimitLine
{
    private AccessLimitForm? _form;
    private Problems _problems = Problems.None;
    private IReadOnlyList<FieldProblem> _found = [];
    private string? _refused;

    /// <summary>Tells it from the others on the page.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>Whose limit it is.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>The limit; null where there is none of its own.</summary>
    [Parameter]
    public AccessLimitForm? Limit { get; set; }

    /// <summary>What counts where there is none of its own.</summary>
    [Parameter]
    public string Otherwise { get; set; } = "";

    /// <summary>What a form begins with.</summary>
    [Parameter, EditorRequired]
    public Func<AccessLimitForm> Fresh { get; set; } = () => new();

    /// <summary>It was saved.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Inject]
    private AccessLimits Limits { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    /// <summary>The lines that are no networks, by their numbers as people count.</summary>
    private string? BadLines => _found.Where(p => p.Problem == Problem.NotANetwork).Select(p => p.Index + 1).ToList() is { Count: > 0 } lines
        ? FieldTexts.Told(EntryText.BadLines, string.Join(", ", lines)) : _problems.Of(Field.LimitNetworks);

    private void Begin()
    {
        _form = Limit is null ? Fresh() : new()
        {
            Role = Limit.Role, AccountId = Limit.AccountId, Networks = Limit.Networks, From = Limit.From, To = Limit.To, Days = [.. Limit.Days], Version = Limit.Version,
        };
        Take([], null);
    }

    private void Choose(DayOfWeek day, bool isOn) => _ = isOn ? _form!.Days.Add(day) : _form!.Days.Remove(day);

    private Task Empty()
    {
        var form = _form!;
        (form.Networks, form.From, form.To, form.Days) = (null, null, null, [.. Enum.GetValues<DayOfWeek>()]);
        return Save();
    }

    private async Task Save()
    {
        switch (await Limits.Save(await Current.Get(), _form!))
        {
            case Outcome<AccessLimitForm>.Done:
                _form = null;
                await OnSaved.InvokeAsync();
                break;
            case Outcome<AccessLimitForm>.Invalid invalid:
                Take(invalid.Problems, invalid.Problems.Any(p => p.Field == Field.AccessLimit) ? FieldTexts.Of(Problem.LocksOneselfOut) : null);
                break;
            case Outcome<AccessLimitForm>.Conflict(var version, _):
                _form!.Version = version;
                Take([], EntryText.SavedMeanwhile);
                await OnSaved.InvokeAsync();
                break;
            default:
                Take([], ClientsText.NotAllowed);
                break;
        }
    }

    private void Take(IReadOnlyList<FieldProblem> problems, string? refused) =>
        (_found, _problems, _refused) = (problems, new Problems(problems), refused);
}
