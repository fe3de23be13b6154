namespace ConcertReservation.Testing.Databases;

/// <summary>The database of a service under test; disposal drops it.</summary>
public interface IServiceDatabase : IAsyncDisposable
{
    string ConnectionString { get; }
}
