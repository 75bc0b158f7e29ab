using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Treatments;

/// <summary>The patch tests of a client, with their results and how long these count.</summary>
public sealed class PatchTests
{
    private readonly Door _door;

    internal PatchTests(Door door) => _door = door;

    /// <summary>A client's patch tests, newest first.</summary>
    public Task<Outcome<IReadOnlyList<PatchTestView>>> List(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.OpenCards, passage => passage.Read(client, Field.PatchTest, View(passage.Today)), cancel);

    /// <summary>Writes a patch test or changes one; answers with the client's patch tests as they then are.</summary>
    public Task<Outcome<IReadOnlyList<PatchTestView>>> Save(Actor actor, PatchTestForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass(actor, Permission.WriteTreatments, passage =>
        {
            (form.Substance, form.Remark) = (ClientRules.Line(form.Substance), ClientRules.Text(form.Remark));
            return passage.Keep(
                form,
                Field.PatchTest,
                [
                    DatedRules.Needed(Field.PatchTest, form.Substance, PatchTest.SubstanceLength),
                    DatedRules.Later(form.HoldsUntil, form.Day),
                    DatedRules.Optional(Field.Text, form.Remark, PatchTest.RemarkLength),
                ],
                new PatchTest { Id = form.Id, ClientId = form.ClientId },
                test => (test.Substance, test.Result, test.HoldsUntil, test.Remark) = (form.Substance!, form.Result, form.HoldsUntil, form.Remark),
                View(passage.Today));
        }, cancel);
    }

    internal static Func<PatchTest, Authorship, PatchTestView> View(DateOnly today) => (test, written) => new(
        new()
        {
            ClientId = test.ClientId,
            Id = test.Id,
            Version = test.Version,
            Day = test.Day,
            Substance = test.Substance,
            Result = test.Result,
            HoldsUntil = test.HoldsUntil,
            Remark = test.Remark,
        },
        test.HoldsUntil < today,
        written);
}
