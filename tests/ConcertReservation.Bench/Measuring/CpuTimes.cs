using System.Runtime.InteropServices;

namespace ConcertReservation.Bench.Measuring;

/// <summary>The processor time of the app, the database and the generator.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CpuTimes(TimeSpan Api, TimeSpan Database, TimeSpan Generator)
{
    public static CpuTimes operator -(CpuTimes later, CpuTimes earlier) =>
        new(later.Api - earlier.Api, later.Database - earlier.Database, later.Generator - earlier.Generator);

    public static CpuTimes operator +(CpuTimes one, CpuTimes other) =>
        new(one.Api + other.Api, one.Database + other.Database, one.Generator + other.Generator);
}
