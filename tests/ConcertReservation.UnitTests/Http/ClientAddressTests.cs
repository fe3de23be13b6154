using System.Net;
using ConcertReservation.Api.Http;

namespace ConcertReservation.UnitTests.Http;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("198.51.100.7", "198.51.100.7")]
    [InlineData("::ffff:198.51.100.7", "198.51.100.7")]
    [InlineData("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    public void NetworkOf_Address_IsTheAddressOrThe64Network(string address, string network)
    {
        ClientAddress.NetworkOf(IPAddress.Parse(address)).Should().Be(network);
    }
}
