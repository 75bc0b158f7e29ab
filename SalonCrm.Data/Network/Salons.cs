using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Network;

/// <summary>The salons of the network.</summary>
public sealed class Salons
{
    private readonly Door _door;

    internal Salons(Door door) => _door = door;

    /// <summary>All of them, with their masters and what else forms offer.</summary>
    public Task<Outcome<NetworkView>> View(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<NetworkView>(actor, Permission.SeeNetwork, async passage =>
        {
            passage.Record(TrailAction.NetworkRead);
            var name = await passage.Db.Networks.Select(n => n.Name).SingleOrDefaultAsync(cancel) ?? "";
            var salons = await passage.Db.Salons.AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancel);
            var masters = await passage.Db.Masters.AsNoTracking().ToListAsync(cancel);
            var mine = await passage.Db.Set<AccountSalon>().Where(s => s.AccountId == actor.AccountId).Select(s => s.SalonId).ToListAsync(cancel);
            var accounts = await passage.Db.Users.AsNoTracking().Where(a => !a.Disabled).ToListAsync(cancel);
            var services = await passage.Db.OfferedServices.AsNoTracking().Where(s => !s.IsRetired).ToListAsync(cancel);
            var templates = await passage.Db.SurveyTemplates.AsNoTracking().Where(t => !t.IsRetired).ToListAsync(cancel);
            return new Outcome<NetworkView>.Done(new(
                name,
                salons,
                [.. masters.OrderBy(m => m.Name, StringComparer.CurrentCulture)],
                mine,
                [.. accounts.Select(a => new Colleague(a.Id, a.DisplayName, a.Role)).OrderBy(c => c.Name, StringComparer.CurrentCulture)])
            {
                Services = ServiceOffer.Of(services, salons),
                SurveyTemplates = [.. templates.Select(t => t.Form()).OrderBy(t => t.Name, StringComparer.CurrentCulture)],
                OptionalFields = await passage.OptionalFields(),
            });
        }, cancel);

    /// <summary>Adds a salon, renames, closes or opens one again. The last open salon is not closed: new clients need one.</summary>
    public Task<Outcome<Nothing>> Save(Actor actor, SalonForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<Nothing>(actor, Permission.ManageNetwork, async passage =>
        {
            form.Name = ClientRules.Line(form.Name);
            var country = Country.Find(form.CountryCode);
            var salons = await passage.Db.Salons.AsTracking().ToListAsync(cancel);
            var others = salons.Where(s => s.Id != form.Id).ToList();
            FieldProblem?[] problems =
            [
                NetworkParts.Name(Field.SalonName, form.Name, Salon.NameLength, others.Select(s => s.Name)),
                country is null ? new(Field.Country, form.CountryCode is null ? Problem.Required : Problem.Unknown) : null,
                form.IsRetired && others.TrueForAll(s => s.IsClosed) ? new(Field.SalonName, Problem.LastOpen) : null,
            ];
            return passage.Keep(
                TrailAction.SalonSaved,
                form,
                salons.Find(s => s.Id == form.Id),
                new Salon { Id = form.Id, Name = "", CountryCode = "" },
                problems,
                salon => (salon.Name, salon.CountryCode, salon.IsClosed) = (form.Name!, country!.Code, form.IsRetired));
        }, cancel);
    }
}
