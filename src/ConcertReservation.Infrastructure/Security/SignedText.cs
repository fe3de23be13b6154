using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ConcertReservation.Infrastructure.Security;

/// <summary>
/// A payload and an HMAC-SHA256 over it and its purpose, as URL-safe Base64. The length is a multiple of three bytes:
/// otherwise Base64 has unused bits, and a text with changed unused bits would still be accepted.
/// </summary>
internal static class SignedText
{
    private const int ShortestMac = 16;

    public static string Sign(SigningKey key, string purpose, ReadOnlySpan<byte> payload)
    {
        Span<byte> all = stackalloc byte[payload.Length + MacSize(payload.Length)];
        payload.CopyTo(all);
        Mac(key, purpose, payload)[..MacSize(payload.Length)].CopyTo(all[payload.Length..]);
        return Base64Url.EncodeToString(all);
    }

    /// <summary>
    /// The payload of <paramref name="size"/> bytes; null unless it was signed with this key and purpose.
    /// </summary>
    public static byte[]? Read(SigningKey key, string purpose, string text, int size)
    {
        var length = size + MacSize(size);
        if (text.Length != length / 3 * 4 || !Base64Url.IsValid(text))
            return null;

        var all = Base64Url.DecodeFromChars(text);
        if (all.Length != length)
            return null;
        var mac = Mac(key, purpose, all.AsSpan(0, size)).AsSpan(0, MacSize(size));
        return CryptographicOperations.FixedTimeEquals(mac, all.AsSpan(size)) ? all[..size] : null;
    }

    private static byte[] Mac(SigningKey key, string purpose, ReadOnlySpan<byte> payload) =>
        HMACSHA256.HashData(key.Secret, [.. Encoding.ASCII.GetBytes(purpose), 0, .. payload]);

    private static int MacSize(int payloadSize)
    {
        var over = (payloadSize + ShortestMac) % 3;
        return ShortestMac + (over == 0 ? 0 : 3 - over);
    }
}
