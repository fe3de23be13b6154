namespace ConcertReservation.UnitTests.Builders;

internal static class Keys
{
    /// <summary>The database assigns keys through private setters; here the test assigns them.</summary>
    public static T With<T>(this T entity, string property, object value)
        where T : class
    {
        typeof(T).GetProperty(property)!.SetValue(entity, value);
        return entity;
    }
}
