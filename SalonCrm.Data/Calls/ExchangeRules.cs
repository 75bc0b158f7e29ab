using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Calls;

/// <summary>What makes the form of an exchange one that can be kept.</summary>
internal static class ExchangeRules
{
    /// <summary>Brings what was typed into its one form: lines in their spelling, empty ones left out.</summary>
    public static void Tidy(ExchangeForm form, IReadOnlyDictionary<Guid, Salon> salons)
    {
        (form.Name, form.Login, form.Secret) = (ClientRules.Line(form.Name), ClientRules.Line(form.Login)?.TrimEnd('/'), ClientRules.Line(form.Secret));
        form.Mapping = form.Mapping.Tidied();
        form.Lines =
        [
            .. form.Lines.Select(l => new ExchangeLineForm { Line = LineName.Of(l.Line, Country.Find(salons.GetValueOrDefault(l.SalonId)?.CountryCode)), SalonId = l.SalonId })
                .Where(l => l.Line is not null),
        ];
    }

    /// <summary>What is wrong with a tidied form.</summary>
    public static List<FieldProblem> Problems(
        ExchangeForm form, TelephoneExchange? kept, List<TelephoneExchange> all, IReadOnlyDictionary<Guid, Salon> salons, DateTimeOffset now)
    {
        FieldProblem?[] problems =
        [
            NetworkParts.Name(
                Field.TelephoneExchange, form.Name, TelephoneExchange.NameLength, all.Where(e => e.Id != form.Id && e.RevokedAt is null).Select(e => e.Name)),
            kept?.RevokedAt + TelephoneExchanges.UndoFor < now && !form.IsRetired && form.Secret is null ? new(Field.TelephoneExchange, Problem.Retired) : null,
            !Enum.IsDefined(form.Kind) ? new(Field.ExchangeKind, Problem.Unknown) : kept is not null && kept.Kind != form.Kind ? new(Field.ExchangeKind, Problem.Contradicts) : null,
            SecretProblem(form, kept),
            LoginProblem(form),
            form.Kind == ExchangeKind.Mapped ? form.Mapping.Problem() : null,
            .. LineProblems(form, salons),
        ];
        return [.. problems.OfType<FieldProblem>()];
    }

    /// <summary>What is wrong with the lines, each told with its place.</summary>
    public static IEnumerable<FieldProblem> LineProblems(ExchangeForm form, IReadOnlyDictionary<Guid, Salon> salons)
    {
        if (form.Lines.Count > ExchangeForm.MostLines)
        {
            yield return new(Field.ExchangeLines, Problem.TooMany);
            yield break;
        }

        for (var i = 0; i < form.Lines.Count; i++)
        {
            var line = form.Lines[i];
            Problem? problem = line.Line!.Length > ExchangeLine.LineLength ? Problem.TooLong
                : !salons.ContainsKey(line.SalonId) ? Problem.Unknown
                : form.Lines.FindIndex(l => l.Line == line.Line) < i ? Problem.Taken
                : null;
            if (problem is { } wrong)
            {
                yield return new(Field.ExchangeLines, wrong, i);
            }
        }
    }

    private static FieldProblem? SecretProblem(ExchangeForm form, TelephoneExchange? kept) =>
        form.Secret?.Length > ExchangeForm.SecretLength ? new(Field.ExchangeSecret, Problem.TooLong)
        : form.Kind.MakesSecret() ? (form.Secret is null ? null : new(Field.ExchangeSecret, Problem.Contradicts))
        : form.Secret is null && kept is null ? new(Field.ExchangeSecret, Problem.Required)
        : null;

    private static FieldProblem? LoginProblem(ExchangeForm form) =>
        form.Login?.Length > ExchangeForm.SecretLength ? new(Field.ExchangeLogin, Problem.TooLong)
        : form.Login is null ? (form.Kind.NeedsLogin() ? new(Field.ExchangeLogin, Problem.Required) : null)
        : form.Kind.SignsAddress() && !IsOrigin(form.Login) ? new(Field.ExchangeLogin, Problem.NotAnAddress)
        : null;

    /// <summary>Scheme and host, perhaps a port; nothing else, because the path is the portal's.</summary>
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" };
}
