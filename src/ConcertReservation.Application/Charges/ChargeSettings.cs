using ConcertReservation.Domain.Charges;

namespace ConcertReservation.Application.Charges;

/// <param name="Provider">Where new charges are opened; null: they are credited at once, without money.</param>
/// <param name="PendingFor">How long a customer has to confirm.</param>
/// <param name="ReconcileAfter">When a worker first asks the provider about a pending charge or cancellation.</param>
/// <param name="Timeout">Of one call of a provider, with its repetitions.</param>
public sealed record ChargeSettings(
    PaymentProviderName? Provider,
    TimeSpan PendingFor,
    TimeSpan ReconcileAfter,
    TimeSpan Timeout
);
