namespace ConcertReservation.Bench.Traffic;

/// <summary>A request to pay. Its one unknown part, the reservation, is filled in just before sending.</summary>
internal sealed class PaymentRequest
{
    private const int IdLength = 36;
    private static readonly string Unknown = new('?', IdLength);

    private readonly byte[] _bytes;
    private readonly int _idAt;

    public PaymentRequest(string accessToken, string queueToken)
    {
        _bytes = Request.Post($"/reservations/{Unknown}/payment", accessToken, queueToken);
        _idAt = _bytes.AsSpan().IndexOf((byte)'?');
    }

    private static ReadOnlySpan<byte> Field => "\"reservationId\":\""u8;

    /// <exception cref="UnexpectedResponseException">The response to the hold names no reservation.</exception>
    public ReadOnlyMemory<byte> For(BufferedResponse held)
    {
        var at = held.Bytes.IndexOf(Field);
        if (at < 0)
            throw new UnexpectedResponseException($"No reservation in: {held.Body()}");
        held.Bytes.Slice(at + Field.Length, IdLength).CopyTo(_bytes.AsSpan(_idAt));
        return _bytes;
    }
}
