using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.GiftCards;

namespace SalonCrm.Data.Network;

/// <summary>The services that the network offers. <see cref="Salons.View"/> has those that forms suggest.</summary>
public sealed class OfferedServices
{
    private readonly Door _door;

    internal OfferedServices(Door door) => _door = door;

    /// <summary>All of them by category and name, retired ones too, as forms to change them with.</summary>
    public Task<Outcome<IReadOnlyList<OfferedServiceForm>>> List(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<OfferedServiceForm>>(actor, Permission.ManageNetwork, async passage =>
        {
            passage.Record(TrailAction.NetworkRead);
            var services = await passage.Db.OfferedServices.AsNoTracking().ToListAsync(cancel);
            return new Outcome<IReadOnlyList<OfferedServiceForm>>.Done(
            [
                .. services.Select(s => s.Form()).OrderBy(s => s.Category, StringComparer.CurrentCulture).ThenBy(s => s.Name, StringComparer.CurrentCulture),
            ]);
        }, cancel);

    /// <summary>Adds a service, changes, retires or brings one back.</summary>
    public Task<Outcome<Nothing>> Save(Actor actor, OfferedServiceForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<Nothing>(actor, Permission.ManageNetwork, async passage =>
        {
            (form.Name, form.Category) = (ClientRules.Line(form.Name), ClientRules.Line(form.Category));
            form.Price = form.Price is { } exact ? decimal.Round(exact, 2, MidpointRounding.AwayFromZero) : null;
            var services = await passage.Db.OfferedServices.AsTracking().ToListAsync(cancel);
            var salons = await passage.Db.Salons.AsNoTracking().ToListAsync(cancel);
            var others = services.Where(s => s.Id != form.Id && (s.SalonId is null || form.SalonId is null || s.SalonId == form.SalonId));
            FieldProblem?[] problems =
            [
                NetworkParts.Name(Field.ServiceLine, form.Name, OfferedService.NameLength, others.Select(s => s.Name)),
                NetworkParts.Name(Field.ServiceCategory, form.Category, OfferedService.CategoryLength, []),
                CheckSalon(form, salons),
                form.Price switch
                {
                    < 0 => new(Field.Price, Problem.BelowZero),
                    > OfferedService.HighestPrice => new(Field.Price, Problem.OutOfRange),
                    _ => null,
                },
                form.Minutes is < 1 or > OfferedService.MostMinutes ? new(Field.Duration, Problem.OutOfRange) : null,
            ];
            return passage.Keep(TrailAction.ServiceSaved, form, services.Find(s => s.Id == form.Id), new OfferedService { Id = form.Id }, problems, service =>
            {
                (service.SalonId, service.Category, service.Name) = (form.SalonId, form.Category!, form.Name!);
                (service.Hundredths, service.Minutes, service.IsRetired) = (form.Price is { } price ? Money.Minor(price) : null, form.Minutes, form.IsRetired);
            });
        }, cancel);
    }

    private static FieldProblem? CheckSalon(OfferedServiceForm form, List<Salon> salons) => form.SalonId switch
    {
        { } salon when !salons.Exists(s => s.Id == salon) => new(Field.Salon, Problem.Unknown),
        null when form.Price is not null && !ServiceOffer.ShareCurrency(salons) => new(Field.Salon, Problem.SalonNeeded),
        _ => null,
    };
}
