namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>The e-mail address of an account that was removed or erased: its own is free again.</summary>
internal static class RemovedAddress
{
    // A domain that RFC 2606 reserves: no person has such an address.
    public static string Of(Guid userId) => $"{userId:N}@removed.invalid";
}
