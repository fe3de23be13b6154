namespace ConcertReservation.Testing.Api;

/// <summary>The invariants, checked by the service.</summary>
public static class InvariantCalls
{
    /// <summary>One line for each invariant that does not hold; empty when all hold.</summary>
    /// <param name="staff">Signed in as an operator.</param>
    public static async Task<IReadOnlyList<string>> FindBrokenInvariantsAsync(
        this ApiClient staff,
        CancellationToken ct = default
    )
    {
        var report = (await staff.GetAsync("/admin/invariants", ct)).EnsureSuccess();
        return
        [
            .. report["checks"]!
                .AsArray()
                .Where(check => !check!["ok"]!.GetValue<bool>())
                .Select(check => check!.ToJsonString()),
        ];
    }
}
