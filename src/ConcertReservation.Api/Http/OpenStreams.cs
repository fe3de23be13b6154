namespace ConcertReservation.Api.Http;

/// <summary>
/// The event streams that are open on this instance. One account has at most <see cref="Most"/> of a concert, of all
/// kinds: the next one closes the oldest.
/// </summary>
internal sealed class OpenStreams
{
    public const int Most = 4;

    private readonly Dictionary<(Guid UserId, long ConcertId), List<Stream>> _streams = [];
    private readonly Lock _lock = new();

    /// <summary>Adds a stream; disposing it removes the stream.</summary>
    public Stream Open(Guid userId, long concertId)
    {
        var opened = new Stream(this, (userId, concertId));
        Stream? oldest = null;
        lock (_lock)
        {
            if (!_streams.TryGetValue(opened.Key, out var ofAccount))
                _streams[opened.Key] = ofAccount = [];
            ofAccount.Add(opened);
            if (ofAccount.Count > Most)
            {
                oldest = ofAccount[0];
                ofAccount.RemoveAt(0);
            }
        }
        oldest?.Close();
        return opened;
    }

    private void Remove(Stream stream)
    {
        lock (_lock)
            if (_streams.TryGetValue(stream.Key, out var ofAccount))
            {
                ofAccount.Remove(stream);
                if (ofAccount.Count == 0)
                    _streams.Remove(stream.Key);
            }
    }

    /// <summary>One open stream.</summary>
    internal sealed class Stream(OpenStreams all, (Guid UserId, long ConcertId) key) : IDisposable
    {
        private readonly CancellationTokenSource _closed = new();

        public (Guid UserId, long ConcertId) Key => key;

        /// <summary>Cancelled when a newer stream of the account has replaced this one.</summary>
        public CancellationToken Closed => _closed.Token;

        public void Close() => _closed.Cancel();

        // The source is not disposed: another stream may be closing this one now, and it holds no timer.
        public void Dispose() => all.Remove(this);
    }
}
