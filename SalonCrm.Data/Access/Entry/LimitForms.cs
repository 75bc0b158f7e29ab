using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access.Entry;

/// <summary>A limit between what is typed and what is kept.</summary>
internal static class LimitForms
{
    /// <summary>What is wrong with it; of networks, each with the number of its line.</summary>
    public static List<FieldProblem> Check(AccessLimitForm form)
    {
        var (networks, bad) = LimitRules.Read(form.Networks);
        var problems = bad.Select(line => new FieldProblem(Field.LimitNetworks, Problem.NotANetwork, line)).ToList();
        if (networks.Count > AccessLimit.MostNetworks)
        {
            problems.Add(new(Field.LimitNetworks, Problem.TooMany));
        }

        if ((form.From is null) != (form.To is null))
        {
            problems.Add(new(Field.LimitHours, Problem.Required));
        }
        else if (form.From is not null && form.From == form.To)
        {
            problems.Add(new(Field.LimitHours, Problem.NoHours));
        }

        if (form.Days.Count == 0)
        {
            problems.Add(new(Field.LimitDays, Problem.Required));
        }

        return problems;
    }

    public static AccessLimit Make(AccessLimitForm form) => new()
    {
        Role = form.Role,
        AccountId = form.AccountId,
        Networks = string.Join('\n', LimitRules.Read(form.Networks).Networks.Take(AccessLimit.MostNetworks).Select(n => n.ToString())),
        From = form.From,
        To = form.To,
        Days = form.Days.Where(Enum.IsDefined).Aggregate(0, (days, day) => days | (1 << (int)day)),
    };

    public static AccessLimitForm? Of(AccessLimit? limit) => limit is null ? null : new()
    {
        Role = limit.Role,
        AccountId = limit.AccountId,
        Networks = limit.Networks,
        From = limit.From,
        To = limit.To,
        Days = [.. Enum.GetValues<DayOfWeek>().Where(d => (limit.Days & (1 << (int)d)) != 0)],
        Version = limit.Version,
    };

    public static bool IsSame(AccessLimit one, AccessLimit other) =>
        (one.Networks, one.From, one.To, one.Days) == (other.Networks, other.From, other.To, other.Days);

    /// <summary>Keeps it, or takes it away; answers with what stands then.</summary>
    public static AccessLimit? Keep(Passage passage, AccessLimit? found, AccessLimit wanted, bool isEmpty)
    {
        if (isEmpty)
        {
            passage.Db.Remove(found!);
            return null;
        }

        if (found is null)
        {
            found = wanted;
            passage.Db.Add(found);
        }
        else
        {
            (found.Networks, found.From, found.To, found.Days) = (wanted.Networks, wanted.From, wanted.To, wanted.Days);
        }

        (found.UpdatedAt, found.UpdatedBy) = (passage.Now, passage.Actor.AccountId);
        return found;
    }
}
