namespace SalonCrm.Data.Access;

/// <summary>Records sign-ins, successful or not.</summary>
public sealed class SignIns
{
    private readonly Door _door;

    internal SignIns(Door door) => _door = door;

    /// <summary>Writes one attempt into the trail: when, from which address and device, for which account.</summary>
    /// <param name="actor">A visitor: at that moment nobody is signed in yet.</param>
    /// <param name="account">The account that was named; null when there is none of that name.</param>
    /// <param name="succeeded">Whether it got in.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<Nothing>> Record(Actor actor, Guid? account, bool succeeded, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.SignIn, passage =>
        {
            passage.Record(succeeded ? TrailAction.SignedIn : TrailAction.SignInFailed, account);
            return Task.FromResult<Outcome<Nothing>>(new Outcome<Nothing>.Done(default));
        }, cancel);
}
