using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Audit;

namespace ConcertReservation.UnitTests.Builders;

internal static partial class A
{
    /// <summary>
    /// An audit trail that writes to <paramref name="entries"/> what this operator does; null for the service itself.
    /// </summary>
    public static AuditTrail AuditTrail(Guid? operatorId = null, ICollection<AuditEntry>? entries = null)
    {
        var written = entries ?? [];
        var audit = new Mock<IAuditRepository>();
        audit.Setup(a => a.Add(Capture.In(written)));
        var current = new Mock<ICurrentOperator>();
        current.SetupGet(c => c.Id).Returns(operatorId);
        current.Setup(c => c.Describe(It.IsAny<object>())).Returns((object value) => $"\"{value}\"");
        return new AuditTrail(audit.Object, current.Object, new FakeTime(Now));
    }

    public static RefusalLog RefusalLog(RefusalLimits? limits = null, FakeTime? time = null) =>
        new(limits ?? RefusalLimits.Default, new Measurements().Meters, time ?? new FakeTime(Now));

    public static SaleMetrics SaleMetrics() => new Measurements().Metrics;
}
