namespace SalonCrm.Data.Access.Entry;

/// <summary>The devices of which an account's owner has not said yet whether they are the own ones.</summary>
internal static class DeviceNews
{
    /// <summary>Those that may be answered in a session: none on a device that is open itself.</summary>
    public static IQueryable<KnownDevice> Of(SalonDb db, Guid? account, Guid? session) => db.KnownDevices
        .Where(d => d.AccountId == account && d.AcknowledgedAt == null
            && db.Sessions.Any(s => s.Id == session && s.AccountId == account && s.EndedAt == null
                && db.KnownDevices.Any(own => own.Id == s.KnownDeviceId && own.AcknowledgedAt != null)))
        .OrderBy(d => d.FirstAt);
}
