using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Protection;

/// <summary>
/// Keeps ASP.NET's data-protection ring (cookies, tokens) in the database, each element wrapped by the master key:
/// a stolen file lets nobody forge a cookie, and several processes on one database understand each other's tokens.
/// </summary>
internal sealed class DataProtectionRing(IDbContextFactory<SalonDb> contexts, MasterKeyHolder master) : IXmlRepository
{
    private const string Context = "data protection";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.Ring.AsNoTracking().AsEnumerable().Select(e => XElement.Parse(Encoding.UTF8.GetString(master.Key.Unwrap(e.Wrapped, Context))))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts.CreateDbContext();
        var text = element.ToString(SaveOptions.DisableFormatting);
        db.Ring.Add(new RingElement { FriendlyName = friendlyName, Wrapped = master.Key.Wrap(Encoding.UTF8.GetBytes(text), Context) });
        db.SaveChanges();
    }
}
