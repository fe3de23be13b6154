namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>Every user keeps the members file open. A user is the last one when no other user has it open.</summary>
internal sealed class Membership(ServerFolder folder) : IDisposable
{
    private readonly FileStream _open = new(
        folder.Members,
        FileMode.OpenOrCreate,
        FileAccess.ReadWrite,
        FileShare.ReadWrite
    );

    /// <summary>
    /// Leaves; true when no other user is left. Call it under the lock of the folder, so that no user joins at the same
    /// time.
    /// </summary>
    public bool LeaveAsLast()
    {
        Dispose();
        using var alone = FileLock.TryAcquire(folder.Members);
        return alone is not null;
    }

    public void Dispose() => _open.Dispose();
}
