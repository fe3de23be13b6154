using System.Collections.Frozen;
using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>
/// The list of leaked passwords that the package zxcvbn-core ships (MIT), most common first: its first 10,000 of 8
/// characters or more. It was collected from English and Russian sites, so Korean words as an English keyboard types them
/// are added. Read once, when the first password is chosen.
/// </summary>
internal sealed class CommonPasswords : ICommonPasswords
{
    private const string Resource = "zxcvbn-core.Dictionaries.passwords.lst";
    private const int ListLength = 10_000;

    private static readonly string[] OnAKoreanKeyboard =
    [
        "dkssudgktpdy", // 안녕하세요
        "dkssud1234", // 안녕1234
        "tkfkdgody", // 사랑해요
        "tkfkdgo1234", // 사랑해1234
        "tkfkdgkqslek", // 사랑합니다
        "qlalfqjsgh", // 비밀번호
        "qlalfqjsgh1", // 비밀번호1
        "rkatkgkqslek", // 감사합니다
        "eogksalsrnr", // 대한민국
        "gkrtod1234", // 학생1234
        "qwerasdf",
        "asdfqwer",
        "1q2w3e4r!",
        "qwer1234!",
        "asdf1234!",
    ];

    private readonly Lazy<FrozenSet<string>> _passwords = new(Read);

    public bool Contains(string password) => _passwords.Value.Contains(password.ToLowerInvariant());

    private static FrozenSet<string> Read()
    {
        using var list =
            typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The package zxcvbn-core has no {Resource}.");
        using var reader = new StreamReader(list);
        return Lines(reader)
            .Where(password => password.Length >= Account.MinPasswordLength)
            .Take(ListLength)
            .Concat(OnAKoreanKeyboard)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line.Trim();
    }
}
