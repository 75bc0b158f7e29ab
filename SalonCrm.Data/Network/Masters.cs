using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Network;

/// <summary>The masters of the network's salons. <see cref="Salons.View"/> reads them.</summary>
public sealed class Masters
{
    private readonly Door _door;

    internal Masters(Door door) => _door = door;

    /// <summary>Takes a master on, renames, moves to another salon, retires or brings back.</summary>
    public Task<Outcome<Nothing>> Save(Actor actor, MasterForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<Nothing>(actor, Permission.ManageNetwork, async passage =>
        {
            form.Name = ClientRules.Line(form.Name);
            var kept = await passage.Db.Masters.AsTracking().FirstOrDefaultAsync(m => m.Id == form.Id, cancel);
            var others = await passage.Db.Masters.AsNoTracking().Where(m => m.SalonId == form.SalonId && m.Id != form.Id).ToListAsync(cancel);
            var salon = await passage.Db.Salons.AsNoTracking().FirstOrDefaultAsync(s => s.Id == form.SalonId, cancel);
            FieldProblem?[] problems =
            [
                NetworkParts.Name(Field.Master, form.Name, Master.NameLength, others.Select(m => m.Name)),
                salon is null ? new(Field.Salon, Problem.Unknown)
                    : salon.IsClosed && kept?.SalonId != salon.Id ? new(Field.Salon, Problem.Retired) : null,
            ];
            return passage.Keep(TrailAction.MasterSaved, form, kept, new Master { Id = form.Id }, problems, master =>
                (master.Name, master.SalonId, master.IsRetired) = (form.Name!, form.SalonId, form.IsRetired));
        }, cancel);
    }
}
