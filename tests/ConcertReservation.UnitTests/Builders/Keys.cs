namespace ConcertReservation.UnitTests.Builders;

internal static class Keys
{
    /// <summary>The database assigns keys through private setters; here the test assigns them.</summary>
    public static T With<T>(this T entity, string property, object key)
        where T : class
    {
        typeof(T).GetProperty(property)!.SetValue(entity, key);
        return entity;
    }

    /// <summary>A time that only a row of an earlier version has.</summary>
    public static T With<T>(this T entity, string property, DateTimeOffset time)
        where T : class
    {
        typeof(T).GetProperty(property)!.SetValue(entity, time);
        return entity;
    }
}
