using System.Xml.Linq;
using ConcertReservation.Infrastructure.Database;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>Keeps Data Protection keys in the database: every instance honours every token, and restarts lose none.</summary>
internal sealed class DatabaseKeyRepository(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        return
        [
            .. db
                .DataProtectionKeys.OrderBy(key => key.Id)
                .Select(key => key.Xml)
                .AsEnumerable()
                .Select(XElement.Parse),
        ];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        db.DataProtectionKeys.Add(
            new DataProtectionKeyRecord
            {
                FriendlyName = friendlyName,
                Xml = element.ToString(SaveOptions.DisableFormatting),
            }
        );
        db.SaveChanges();
    }
}
