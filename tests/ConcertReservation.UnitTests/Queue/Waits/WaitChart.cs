using System.Globalization;
using System.Text;

namespace ConcertReservation.UnitTests.Queue.Waits;

/// <summary>The told waits against the true ones, as an SVG image for the documentation.</summary>
internal static class WaitChart
{
    private const int Left = 70;
    private const int Right = 690;
    private const int Top = 60;
    private const int Bottom = 365;
    private const int Marks = 5;

    public static string Draw(IReadOnlyList<ToldWait> told, double turnSeconds)
    {
        var known = told.Where(wait => wait is { Told: not null, True: not null }).ToList();
        var (lastJoin, longest) = (
            known.Max(wait => wait.JoinedAt),
            known.Max(wait => Math.Max(wait.Told!.Value, wait.True!.Value))
        );
        var image = new StringBuilder();
        image.AppendLine(
            """
            <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 720 420' font-family='sans-serif' font-size='12' fill='#57606a'>
            <rect width='720' height='420' fill='white'/>
            <text x='16' y='28' font-size='16' fill='#1f2328'>The wait that customers are told at the join, and the true one</text>
            <circle cx='420' cy='46' r='3' fill='#bf8700'/><text x='430' y='50'>told</text>
            <circle cx='480' cy='46' r='3' fill='#1f6feb'/><text x='490' y='50'>true</text>
            <text x='16' y='50'>seconds</text>
            <text x='380' y='408' text-anchor='middle'>join, in turns after the opening</text>
            """
        );
        for (var mark = 0; mark <= Marks; mark++)
        {
            var (y, seconds) = (Y(longest * mark / Marks), longest * mark / Marks);
            image.AppendLine(Invariant($"<line x1='{Left}' x2='{Right}' y1='{y:0.#}' y2='{y:0.#}' stroke='#d0d7de'/>"));
            image.AppendLine(Invariant($"<text x='{Left - 8}' y='{y + 4:0.#}' text-anchor='end'>{seconds:0}</text>"));
        }
        for (var turn = 0; turn * turnSeconds <= lastJoin; turn++)
            image.AppendLine(
                Invariant($"<text x='{X(turn * turnSeconds):0.#}' y='383' text-anchor='middle'>{turn}</text>")
            );
        foreach (var wait in known)
        {
            AddDot(X(wait.JoinedAt), Y(wait.True!.Value), "#1f6feb");
            AddDot(X(wait.JoinedAt), Y(wait.Told!.Value), "#bf8700");
        }
        return image.AppendLine("</svg>").ToString();

        double X(double seconds) => Left + (Right - Left) * seconds / lastJoin;
        double Y(double seconds) => Bottom - (Bottom - Top) * seconds / longest;
        void AddDot(double x, double y, string color) =>
            image.AppendLine(Invariant($"<circle cx='{x:0.#}' cy='{y:0.#}' r='1.5' fill='{color}'/>"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
