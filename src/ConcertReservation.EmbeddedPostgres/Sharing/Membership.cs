namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>Every user keeps the members file open; nobody else having it open is how one knows to be the last.</summary>
internal sealed class Membership(ServerFolder folder) : IDisposable
{
    private readonly FileStream _open = new(
        folder.Members,
        FileMode.OpenOrCreate,
        FileAccess.ReadWrite,
        FileShare.ReadWrite
    );

    /// <summary>True when nobody is left. Ask under the folder's lock, or somebody may join meanwhile.</summary>
    public bool LeaveAsLast()
    {
        Dispose();
        using var alone = FileLock.TryTake(folder.Members);
        return alone is not null;
    }

    public void Dispose() => _open.Dispose();
}
