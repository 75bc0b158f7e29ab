using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Protection;

/// <summary>
/// Keeps ASP.NET's data-protection ring (cookies, tokens) in the database, each element wrapped by the master key:
/// a stolen file lets nobody forge a cookie, and several processes on one database understand each other's tokens.
/// </summary>
internal sealed class DataProtectionRing(IDbContextFactory<SalonDb> contexts, MasterKeyHolder master, DataPlace place) : IXmlRepository
{
    internal const string Context = "data protection";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.Ring.AsNoTracking().AsEnumerable().Select(e => XElement.Parse(Encoding.UTF8.GetString(Unwrap(e.Wrapped))))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts.CreateDbContext();

        // Another process may have changed the master key. The file is read inside the write transaction: either the change has
        // not rewrapped yet and takes this element along, or the file has the new key already.
        using var transaction = db.Database.BeginTransaction();
        master.Key = MasterKeyFile.Open(place.KeyFile);
        var text = element.ToString(SaveOptions.DisableFormatting);
        db.Ring.Add(new RingElement { FriendlyName = friendlyName, Wrapped = master.Key.Wrap(Encoding.UTF8.GetBytes(text), Context) });
        db.SaveChanges();
        transaction.Commit();
    }

    private byte[] Unwrap(byte[] wrapped)
    {
        try
        {
            return master.Key.Unwrap(wrapped, Context);
        }
        catch (CryptographicException)
        {
            // Wrapped by a key that has come into the file since.
            master.Key = MasterKeyFile.Open(place.KeyFile);
            return master.Key.Unwrap(wrapped, Context);
        }
    }
}
