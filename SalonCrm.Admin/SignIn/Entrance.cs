using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.SignIn;

/// <summary>The last door of every way in: begins the session, marks the browser, gives it its cookie.</summary>
public sealed class Entrance(PortalSignIn signIn, SignIns signIns, DemoMode demo, IHttpContextAccessor contexts)
{
    /// <summary>Lets in who has shown all that it takes, unless the limits of addresses and hours keep him out.</summary>
    public async Task<EntryResult> Enter(Actor visitor, Account account, bool withSecondFactor)
    {
        ArgumentNullException.ThrowIfNull(account);
        var mark = DeviceMark.Give(contexts.HttpContext!);
        var form = new EntryForm { Account = account.Id, Mark = mark, WithSecondFactor = withSecondFactor, IsDemo = demo.IsOn };
        switch (await signIns.Begin(visitor, form))
        {
            case Outcome<SessionBegun>.Done { Value: var begun }:
                await signIn.SignInWithClaimsAsync(account, isPersistent: false, AccountClaims.OfSession(begun.Session));
                return new(EntryStep.In);
            case Outcome<SessionBegun>.NotAllowed:
                return new(EntryStep.Outside);
            default:
                // Disabled a moment ago.
                return new(EntryStep.Wrong);
        }
    }
}
