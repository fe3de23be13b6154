using System.Text.Json.Nodes;

namespace ConcertReservation.FaultRuns.Storm.Users;

/// <summary>The states of the seats as one client knows them, from whole answers and changes.</summary>
internal sealed class SeatView
{
    public const int Available = 0;

    private const int SeatsPerByte = 4;
    private const int BitsPerSeat = 2;
    private const int Mask = 3;

    private readonly Lock _turn = new();
    private int[] _states = [];

    /// <summary>Of the last answer; null before the first.</summary>
    public string? Version { get; private set; }

    /// <summary>How many answers were applied.</summary>
    public int Updates { get; private set; }

    /// <summary>How many of them had all states.</summary>
    public int Wholes { get; private set; }

    public static int[] Unpack(byte[] states) =>
        [
            .. Enumerable
                .Range(0, states.Length * SeatsPerByte)
                .Select(seat => (states[seat / SeatsPerByte] >> (seat % SeatsPerByte * BitsPerSeat)) & Mask),
        ];

    public void Apply(JsonNode answer)
    {
        lock (_turn)
        {
            if (answer["states"] is { } states)
            {
                _states = Unpack(Convert.FromBase64String(states.GetValue<string>()));
                Wholes++;
            }
            foreach (var change in answer["changes"]?.AsArray() ?? [])
                _states[change![0]!.GetValue<int>()] = change[1]!.GetValue<int>();
            Version = answer["version"]!.GetValue<string>();
            Updates++;
        }
    }

    /// <summary>The indexes of the seats whose state is another one.</summary>
    public IReadOnlyList<int> DifferencesFrom(IReadOnlyList<int> states)
    {
        lock (_turn)
            return
            [
                .. Enumerable.Range(0, states.Count).Where(seat => _states.ElementAtOrDefault(seat) != states[seat]),
            ];
    }
}
